import { expect, test } from "vitest";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleImage, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { resize } from "./resize.ts";

async function resizing(given: Record<string, string>, port: "video" | "image") {
  const host = recordingHost(port === "video" ? sampleVideo : sampleImage);
  const nodes = {
    clip: { use: "a-video" },
    still: { use: "an-image" },
    small: { use: "resize", with: { size: "640x360", fit: "blur", ...given } },
  };
  const types = [...sampleTypes, resize];
  const result = await runPipeline({ nodes, outputs: { small: `$small.${port}` } }, { types, host });
  return { ...result, calls: host.calls };
}

const options = { size: { width: 640, height: 360 }, fit: "blur" };

test("a clip is resized to a clip and a picture to a picture", async () => {
  const clip = await resizing({ video: "$clip.video" }, "video");
  expect(clip.outputs["small"]).toEqual(sampleVideo);
  expect(clip.calls).toEqual([["resize", sampleVideo, options]]);
  const still = await resizing({ image: "$still.image" }, "image");
  expect(still.outputs["small"]).toEqual(sampleImage);
  expect(still.calls).toEqual([["resize", sampleImage, options]]);
});

test("without either it says what is missing, before a run where nothing is wired", async () => {
  const missing = { code: "missing-input", expected: 'a clip at "video" or a picture at "image"' };
  await expect(resizing({}, "video")).rejects.toMatchObject({ problems: [{ ...missing, at: "/nodes/small/with" }] });
  const given = { inputs: {}, rest: {}, params: resize.params.parse({}) };
  await expect(resize.run(given as never, {} as never)).rejects.toMatchObject({ problems: [missing] });
});
