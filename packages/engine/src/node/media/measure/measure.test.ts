import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEncoder } from "../encode.ts";
import { measure } from "./measure.ts";
import type { Frame } from "./observe.ts";
import { defects } from "./testing/defects.ts";
import { overall } from "./testing/judged.ts";
import { film } from "./testing/scenes.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reelgraph-measure-"));
});
afterAll(() => rm(folder, { recursive: true }));

const context = { out: "", progress: () => {} };

/** Writes frames as an MP4 file. */
async function encode(name: string, frames: readonly Frame[], fps = 12): Promise<string> {
  const path = join(folder, `${name}.mp4`);
  const { width, height } = frames[0]!;
  const encoder = await openEncoder(path, { width, height, fps, quality: "final" });
  for (const frame of frames) await encoder.write(frame.data);
  await encoder.close();
  return path;
}

describe("in a film file", () => {
  // Held out from tuning, as in the test of the defects.
  const source = film({ scene: "market", seed: 81, move: { pan: 0.05 } });

  test("every defect lowers the mark", async () => {
    const healthy = await measure({ path: await encode("healthy", source) }, context);
    expect(healthy.visualQuality.score).toBeGreaterThan(9);
    for (const [name, { apply, strengths }] of Object.entries(defects)) {
      const path = await encode(name, apply(source, strengths[1]));
      const damaged = await measure({ path }, context);
      expect(damaged.visualQuality.score, name).toBeLessThan(healthy.visualQuality.score! - 0.1);
      expect(overall(damaged), name).toBeLessThan(overall(healthy));
    }
  });

  test("the camera move that the prompt asks for is compared, and progress is told", async () => {
    const path = await encode("camera", source);
    const told: number[] = [];
    const progress = (fraction: number) => void told.push(fraction);
    const right = await measure({ path, prompt: "镜头向右摇", seconds: 1.5 }, { out: "", progress });
    const left = await measure({ path, prompt: "the camera pans left" }, context);
    expect(right.camera).toMatchObject({ score: expect.any(Number), by: ["measured"] });
    expect(right.camera!.score!).toBeGreaterThan(left.camera!.score! + 6);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(0.9);
  });

  test("equal files get equal marks", async () => {
    const path = await encode("again", source);
    expect(await measure({ path }, context)).toEqual(await measure({ path }, context));
  });
});

describe("odd clips are judged or refused, never crashed on:", () => {
  const grey = (width: number, height: number, count: number): Frame[] =>
    Array.from({ length: count }, (_, n) => ({
      seconds: n / 12,
      width,
      height,
      data: new Uint8Array(width * height * 1.5).fill(128),
    }));

  test.each([
    [2, 2, 3],
    [16, 16, 3],
    [16, 240, 3],
    [66, 34, 12],
    [64, 64, 2],
  ])("%d x %d with %d frames", async (width, height, count) => {
    const path = await encode(`odd-${width}x${height}-${count}`, grey(width, height, count));
    const { visualQuality, features } = await measure({ path, prompt: "zoom in" }, context);
    expect(visualQuality.score).toBeGreaterThanOrEqual(0);
    expect(Object.values(features).every(Number.isFinite)).toBe(true);
  });

  test("a single frame is no clip", async () => {
    const path = await encode("single", grey(64, 64, 1));
    expect(await measure({ path, prompt: "zoom in" }, context)).toMatchObject({
      visualQuality: { score: null, reasons: [expect.stringContaining("Too short")] },
      consistency: { score: null },
    });
  });

  test("a file that is no film", async () => {
    const path = join(folder, "text.mp4");
    await writeFile(path, "not a film");
    await expect(measure({ path }, context)).rejects.toMatchObject({ code: "not-media" });
  });
});
