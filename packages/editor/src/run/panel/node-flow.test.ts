import { expect, test } from "vitest";
import { nodeFlow } from "./node-flow.ts";

test("nodes stand in the order in which data flows, bodies behind their loops", () => {
  const flow = nodeFlow({
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
  expect(flow.get("film")).toEqual(["card", "clip"]);
  expect(flow.get("clip/judge")).toEqual(["clip/video"]);
  expect([...flow.keys()]).toEqual(["card", "idea", "clip", "clip/video", "clip/judge", "film"]);
});
