import { expect, test } from "vitest";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { title } from "./title.ts";

async function titling(params: Record<string, string | number>) {
  const host = recordingHost();
  const nodes = { clip: { use: "a-video" }, card: { use: "title", with: { text: "Dawn", ...params } } };
  await runPipeline({ nodes, outputs: { card: "$card.video" } }, { types: [...sampleTypes, title], host });
  return host.calls[0];
}

const options = { text: "Dawn", seconds: 2, position: "center", size: { width: 960, height: 540 }, fps: 24 };

test("without a clip it is a card", async () => {
  expect(await titling({})).toEqual(["title", undefined, options]);
  const size = { width: 1080, height: 1920 };
  expect(await titling({ size: "1080x1920", seconds: 4 })).toEqual([
    "title",
    undefined,
    { ...options, size, seconds: 4 },
  ]);
});

test("with a clip it lies over the clip", async () => {
  const call = await titling({ video: "$clip.video", position: "lower-third" });
  expect(call).toEqual(["title", sampleVideo, { ...options, position: "lower-third" }]);
});
