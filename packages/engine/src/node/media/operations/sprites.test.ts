import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { Video } from "../../../ports/values.ts";
import { spriteLayout } from "../sprite-layout.ts";
import { filmFacts } from "../probe.ts";
import { makeClip, temporaryFolder } from "../testing/clip.ts";
import { sprites } from "./sprites.ts";
import { waveform } from "./waveform.ts";

const context = (out: string) => ({ out, progress() {} });

/** The number of the frame of the grey clip that is seen in the middle of a cell. */
async function numbersIn(path: string, { columns, count, width, height }: ReturnType<typeof spriteLayout>) {
  const picture = await loadImage(path);
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return Array.from({ length: count }, (_, index) => {
    const [x, y] = [(index % columns) * width + width / 2, Math.floor(index / columns) * height + height / 2];
    const grey = canvas.getContext("2d").getImageData(x, y, 1, 1).data[0] ?? 0;
    return Math.round((16 + (grey * 219) / 255 - 40) / 2);
  });
}

test.for([
  // Twenty pictures, 0.2 s apart: every 2.4 frames.
  [4, 12, { columns: 10, rows: 2, count: 20, width: 160, height: 120, interval: 0.2 }],
  // There are no more pictures than frames.
  [0.5, 4, { columns: 2, rows: 1, count: 2, width: 160, height: 120, interval: 0.25 }],
  [16, 5, { columns: 10, rows: 6, count: 60, width: 160, height: 120, interval: 0.266 }],
] as const)("%i s at %i fps become a sheet whose pictures are those of their times", async ([seconds, fps, layout]) => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { seconds, fps });
  const facts = await filmFacts(path);
  expect(spriteLayout(facts as Video)).toEqual(layout);
  await sprites({ path, ...layout }, context(folder.at("s.webp")));
  const numbers = await numbersIn(folder.at("s.webp"), layout);
  for (const [index, number] of numbers.entries()) {
    const first = Math.ceil(index * layout.interval * fps - 0.01);
    expect(Math.abs(number - first), `picture ${index} is frame ${number}, not ${first}`).toBeLessThanOrEqual(1);
  }
});

test("a waveform has the highest sample of each part, and silence where the sound has ended", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { seconds: 2, sound: 440 });
  const peaks = await waveform({ path, seconds: 4, points: 40 }, context(folder.at("w")));
  expect(peaks).toHaveLength(40);
  for (const peak of peaks.slice(1, 19)) expect(peak).toBeGreaterThan(0.08);
  for (const peak of peaks) expect(peak).toBeLessThan(0.3);
  expect(Math.max(...peaks.slice(22))).toBe(0);
  const silent = await makeClip(folder.at("b.mp4"));
  const asked = waveform({ path: silent, seconds: 1, points: 10 }, context(folder.at("w")));
  await expect(asked).rejects.toMatchObject({ code: "no-sound" });
});
