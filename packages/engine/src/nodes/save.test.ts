import { expect, test } from "vitest";
import type { Json } from "../ports/values.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { save } from "./save.ts";

async function saving(value: Json, inputs: Record<string, Json> = {}) {
  const host = recordingHost();
  const spec = {
    inputs: { words: { type: "text", default: "a text" }, facts: { type: "json", default: { a: 1 } } },
    nodes: { clip: { use: "a-video" }, out: { use: "save", with: { value, name: "My film" } } },
    outputs: { file: "$out.file" },
  } as const;
  const { outputs } = await runPipeline(spec, { types: [...sampleTypes, save], host, inputs });
  expect(outputs["file"]).toBe("/out/file");
  return host.calls;
}

test("media and texts are saved as they are, other values as JSON", async () => {
  expect(await saving("$clip.video")).toEqual([["save", "My film", sampleVideo]]);
  expect(await saving("$inputs.words")).toEqual([["save", "My film", "a text"]]);
  expect(await saving("$inputs.facts")).toEqual([["save", "My film.json", '{\n  "a": 1\n}\n']]);
});
