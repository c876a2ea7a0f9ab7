import { expect, test } from "vitest";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleAudio, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { soundtrack } from "./soundtrack.ts";

test.for([
  ["$sound.audio", sampleAudio],
  ["$clip.video", sampleVideo],
] as const)("the sound may come from %s", async ([audio, value]) => {
  const host = recordingHost();
  const nodes = {
    clip: { use: "a-video" },
    sound: { use: "a-sound" },
    film: { use: "soundtrack", with: { video: "$clip.video", audio, gain: -6 } },
  };
  const types = [...sampleTypes, soundtrack];
  const { outputs } = await runPipeline({ nodes, outputs: { film: "$film.video" } }, { types, host });
  expect(outputs["film"]).toEqual(sampleVideo);
  expect(host.calls).toEqual([["soundtrack", sampleVideo, value, { mode: "mix", gain: -6 }]]);
});
