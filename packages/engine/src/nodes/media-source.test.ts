import { expect, test } from "vitest";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleAudio, sampleImage, sampleVideo } from "../testing/sample-media.ts";
import { audio } from "./audio.ts";
import { image } from "./image.ts";
import { sourceOf } from "./media-source.ts";
import { video } from "./video.ts";

const kinds = [
  { kind: "image", type: image, sample: sampleImage },
  { kind: "video", type: video, sample: sampleVideo },
  { kind: "audio", type: audio, sample: sampleAudio },
] as const;

function loading({ kind, type, sample }: (typeof kinds)[number], params: Record<string, string>) {
  const host = recordingHost(sample);
  const spec = { nodes: { a: { use: kind, with: params } }, outputs: { a: `$a.${kind}` } };
  return { host, run: () => runPipeline(spec, { types: [type], host }) };
}

test.for(kinds)("a file or an address is loaded as $kind", async (one) => {
  for (const source of [{ file: "a.bin" }, { url: "https://example.org/a" }]) {
    const { host, run } = loading(one, source);
    expect((await run()).outputs["a"]).toEqual(one.sample);
    expect(host.calls).toEqual([["load", source, one.kind]]);
  }
});

test.for(kinds)("the file of a node $kind is looked at in every run, so that a changed one is seen", async (one) => {
  const { host, run } = loading(one, { file: "a.bin" });
  await run();
  await run();
  expect(host.calls).toHaveLength(2);
});

test.for(kinds)("a node $kind needs exactly one source, which is told before a run", async (one) => {
  for (const [params, at] of [
    [{}, "/nodes/a/with"],
    [{ file: "a", url: "https://example.org/a" }, "/nodes/a/with/url"],
  ] as const) {
    await expect(loading(one, params).run()).rejects.toMatchObject({ problems: [{ code: "missing-parameter", at }] });
    expect(() => sourceOf(params)).toThrow(expect.objectContaining({ code: "missing-parameter" }));
  }
});
