import { expect, test } from "vitest";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleImage, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { frame } from "./frame.ts";

test.for([
  [undefined, "first"],
  ["last", "last"],
  [1.5, 1.5],
] as const)("at %s takes the frame at %s", async ([at, asked]) => {
  const host = recordingHost(sampleImage);
  const nodes = {
    clip: { use: "a-video" },
    still: { use: "frame", with: { video: "$clip.video", ...(at === undefined ? {} : { at }) } },
  };
  const types = [...sampleTypes, frame];
  const { outputs } = await runPipeline({ nodes, outputs: { still: "$still.image" } }, { types, host });
  expect(outputs["still"]).toEqual(sampleImage);
  expect(host.calls).toEqual([["frame", sampleVideo, asked]]);
});
