import { expect, test } from "vitest";
import type { Json } from "../ports/values.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { concat } from "./concat.ts";

async function joining(params: Record<string, Json>, count = 2) {
  const host = recordingHost();
  const nodes = {
    source: { use: "videos", with: { count } },
    film: { use: "concat", with: { clips: "$source.videos", ...params } },
  };
  const result = await runPipeline(
    { nodes, outputs: { film: "$film.video" } },
    { types: [...sampleTypes, concat], host },
  );
  return { ...result, calls: host.calls };
}

test("all clips of a list become one film; cuts are the default", async () => {
  const { outputs, calls } = await joining({}, 3);
  expect(outputs["film"]).toEqual(sampleVideo);
  const clips = [sampleVideo, sampleVideo, sampleVideo];
  expect(calls).toEqual([["concat", clips, { transition: "cut", transitionSeconds: 0.5 }]]);
});

test("size, rate and transition are passed on", async () => {
  const params = { transition: "crossfade", transitionSeconds: 1, size: "1280x720", fps: 30 };
  const { calls } = await joining(params);
  expect(calls[0]?.[2]).toEqual({ ...params, size: { width: 1280, height: 720 } });
});

test("nothing to join is an error that says so", async () => {
  const { events } = await joining({}, 0);
  const problem = expect.objectContaining({ code: "nothing-to-join" });
  expect(events).toContainEqual(expect.objectContaining({ problem }));
});
