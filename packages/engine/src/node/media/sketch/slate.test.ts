import { expect, test } from "vitest";
import { slate, timeCode } from "./slate.ts";
import { slateArt } from "./slate-art.ts";

test("the time code counts hours, minutes, seconds and frames", () => {
  expect(timeCode(0, 24)).toBe("00:00:00:00");
  expect(timeCode(24 * 61 + 5, 24)).toBe("00:01:01:05");
  expect(timeCode(29, 29.97)).toBe("00:00:00:29");
});

test("the slate marks the foot of the frame and nothing else, differently on each frame", () => {
  const [width, height] = [320, 180];
  const art = slateArt({ width, height }, { seed: 42, scenery: 42, fps: 24, dark: false });
  const film = (frame: number) => {
    const planes = new Uint8Array((width * height * 3) / 2).fill(90);
    slate(planes, { width, height }, art, frame);
    return planes;
  };
  const first = film(0);
  expect(first.subarray(0, width * Math.floor(height * 0.85)).every((level) => level === 90)).toBe(true);
  expect(first.subarray(width * Math.floor(height * 0.85), width * height).some((level) => level > 150)).toBe(true);
  expect(film(1)).not.toEqual(first);
});
