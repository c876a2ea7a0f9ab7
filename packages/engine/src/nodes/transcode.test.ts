import { expect, test } from "vitest";
import type { Media } from "../ports/values.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleImage, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { transcode } from "./transcode.ts";

async function writing(format: string, answer: Media) {
  const host = recordingHost(answer);
  const nodes = { clip: { use: "a-video" }, copy: { use: "transcode", with: { video: "$clip.video", format } } };
  const outputs = { video: "$copy.video", image: "$copy.image" };
  const result = await runPipeline({ nodes, outputs }, { types: [...sampleTypes, transcode], host });
  return { ...result, calls: host.calls };
}

test("films come out as video, moving pictures as image, and the other port is skipped", async () => {
  const webm = await writing("webm", sampleVideo);
  expect(webm.calls).toEqual([["transcode", sampleVideo, { format: "webm", quality: 75 }]]);
  expect(webm.outputs["video"]).toEqual(sampleVideo);
  expect(webm.outputs["image"]).toEqual({ skipped: "webm is a video" });
  const webp = await writing("webp", sampleImage);
  expect(webp.outputs["image"]).toEqual(sampleImage);
  expect(webp.outputs["video"]).toEqual({ skipped: "webp is an image" });
});
