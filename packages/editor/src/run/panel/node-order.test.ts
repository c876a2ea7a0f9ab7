import { expect, test } from "vitest";
import { nodeOrder } from "./node-order.ts";

test("nodes stand in the order in which data flows, bodies behind their loops", () => {
  const order = nodeOrder({
    reelgraph: 1,
    nodes: {
      film: { use: "concat", with: { clips: ["$card.video", "$clip.result"] } },
      clip: {
        use: "refine",
        with: { prompt: "$idea.text" },
        body: {
          judge: { use: "evaluate", with: { video: "$video.video" } },
          video: { use: "generate", with: { prompt: "$state.prompt" } },
        },
      },
      idea: { use: "text" },
      card: { use: "title" },
    },
  });
  expect([...order.keys()]).toEqual(["card", "idea", "clip", "clip/video", "clip/judge", "film"]);
});
