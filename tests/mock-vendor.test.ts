import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { decodeFrames } from "../packages/engine/src/node/media/decode.ts";
import { probe } from "../packages/engine/src/node/media/probe.ts";
import { makeClip } from "../packages/mock-vendor/src/clip/clip.ts";
import { painter } from "../packages/mock-vendor/src/clip/paint.ts";
import { faults, readRules } from "@reelgraph/mock-vendor";
import { lines, project, reelgraph, start } from "./cli-program.ts";

it("the mock vendor's films decode to what was drawn, to the last frame", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mock-clips-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  // The second has a size that is no multiple of 16, and neither has the third a whole number of seconds.
  const requests = [
    { width: 320, height: 192, seconds: 1, fps: 24 },
    { width: 318, height: 178, seconds: 2, fps: 12 },
    { width: 64, height: 32, seconds: 1.5, fps: 30 },
  ].map((shape, seed) => ({ prompt: "a lighthouse", seed, ...shape }));
  for (const request of requests) {
    const { width, height, seconds, fps, prompt, seed } = request;
    const path = join(folder, `${seed}.mp4`);
    writeFileSync(path, makeClip(request));
    expect(await probe(path)).toMatchObject({ media: "video", width, height, seconds, fps });
    const [columns, rows] = [Math.ceil(width / 16), Math.ceil(height / 16)];
    const paint = painter(`${prompt}\0${seed}`, columns, rows);
    let frames = 0;
    for await (const { data } of decodeFrames(path, { format: "i420" })) {
      const { y, cb, cr } = paint(frames / fps);
      frames += 1;
      // The quantiser may be off by one.
      const off = (plane: Uint8Array, drawn: Uint8Array, from: number, size: number, stride: number) => {
        for (let at = 0; at < columns * rows; at += 1) {
          const pixel = from + Math.floor(at / columns) * size * stride + (at % columns) * size;
          if (Math.abs((plane[pixel] ?? 0) - (drawn[at] ?? 0)) > 1) return `square ${at} of frame ${frames}`;
        }
        return "";
      };
      expect(off(data, y, 0, 16, width)).toBe("");
      expect(off(data, cb, width * height, 8, width / 2)).toBe("");
      expect(off(data, cr, (width * height * 5) / 4, 8, width / 2)).toBe("");
    }
    expect(frames).toBe(seconds * fps);
  }
});

it("reelgraph mock-vendor says where it is, keeps its books on the disk and ends when it is told to", async () => {
  const folder = project({ "faults.json": [{ on: "submit", fault: "500-after-commit", nth: 2 }] });
  const options = ["--class", "A", "--state", "vendor", "--faults", "faults.json", "--price", "m=25", "--json"];
  const { child, ended, says } = start(folder, ["mock-vendor", ...options]);
  let out = "";
  child.stdout?.on("data", (text: string) => (out += text));
  await says("}");
  const [{ url } = {}] = lines(out);
  const submit = () =>
    fetch(`${String(url)}/v1/videos`, {
      method: "POST",
      headers: { authorization: "Bearer key", "content-type": "application/json" },
      body: JSON.stringify({ prompt: "a lighthouse", model: "m", seconds: 2, size: "320x180" }),
    });
  expect([(await submit()).status, (await submit()).status]).toEqual([200, 500]);
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
  const charges = lines(readFileSync(join(folder, "vendor", "ledger.ndjson"), "utf8"));
  expect(charges.map(({ cents, seconds }) => [cents, seconds])).toEqual([
    [50, 2],
    [50, 2],
  ]);
});

it.each([
  [["--profile", "sora"], "generic, sglang, vllm-omni, litellm, openai-retired"],
  [["--window", "many"], "for example 60/1m"],
  [["--faults", "faults.json"], "one of 500, expired-403"],
  [["--fault-rate", "0.5", "--fault", "nonsense"], "There is no fault nonsense"],
])("reelgraph mock-vendor %s is refused with what was expected", async (options, expected) => {
  const folder = project({ "faults.json": [{ on: "download", fault: "nonsense" }] });
  const { code, err } = await reelgraph(folder, "mock-vendor", ...options);
  expect(code).toBe(2);
  expect(err).toContain(expected);
});

it("docs/mock-vendor.md names every fault with what happens, and its script is one", () => {
  const page = readFileSync(join(import.meta.dirname, "../docs/mock-vendor.md"), "utf8");
  for (const [on, list] of Object.entries(faults)) {
    for (const { name, about } of list) expect(page).toContain(`| ${on} | \`${name}\` | ${about} |`);
  }
  const [, script = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  expect(readRules(JSON.parse(script))).toHaveLength(4);
});
