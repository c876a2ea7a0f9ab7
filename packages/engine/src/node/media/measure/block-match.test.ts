import * as fc from "fast-check";
import { expect, test } from "vitest";
import { matchBlocks } from "./block-match.ts";
import { fitCamera } from "./camera-fit.ts";
import { pictureOf, type Plane } from "./picture.ts";
import { median } from "./statistics.ts";
import { film } from "./testing/scenes.ts";

const width = 256;
const height = 144;

/** Two luma planes of a scene, a second apart. */
function pair(move: { pan?: number; tilt?: number; zoom?: number; parallax?: number }): [Plane, Plane] {
  const [before, after] = film({ scene: "fabric", seed: 3, move, fps: 1, seconds: 2, width, height, tall: 0.2 });
  return [pictureOf(before!).luma, pictureOf(after!).luma];
}

test("blocks follow a picture that moves, to a fraction of a pixel", () => {
  const shift = fc.double({ min: -12, max: 12, noNaN: true });
  fc.assert(
    fc.property(shift, shift, (x, y) => {
      const vectors = matchBlocks(...pair({ pan: -x / width, tilt: y / width }));
      expect(Math.abs(median(vectors.map(({ dx }) => dx)) - x)).toBeLessThan(0.25);
      expect(Math.abs(median(vectors.map(({ dy }) => dy)) - y)).toBeLessThan(0.25);
    }),
    { numRuns: 25, seed: 7 },
  );
});

test("pan, tilt and zoom are told apart when they come together", () => {
  const rate = fc.double({ min: -0.03, max: 0.03, noNaN: true });
  fc.assert(
    fc.property(rate, rate, rate, (pan, tilt, zoom) => {
      const found = fitCamera(matchBlocks(...pair({ pan, tilt, zoom })), width);
      expect(Math.abs(found.pan - pan)).toBeLessThan(0.002);
      expect(Math.abs(found.tilt - tilt)).toBeLessThan(0.002);
      expect(Math.abs(found.zoom - zoom)).toBeLessThan(0.005);
    }),
    { numRuns: 25, seed: 7 },
  );
});

test("a change of brightness and contrast is no motion", () => {
  const [plane] = pair({});
  const dimmer = { ...plane, data: plane.data.map((code) => 16 + (code - 16) * 0.7) };
  const { pan, tilt, zoom } = fitCamera(matchBlocks(plane, dimmer), width);
  expect(Math.hypot(pan, tilt, zoom)).toBeLessThan(0.001);
});

test("near things that move faster than far ones are no zoom", () => {
  for (const move of [{ pan: 0.05 }, { tilt: 0.05 }]) {
    const { zoom } = fitCamera(matchBlocks(...pair({ ...move, parallax: 0.8 })), width);
    expect(Math.abs(zoom)).toBeLessThan(0.004);
  }
});

test("a plain surface tells nothing", () => {
  const plain = { width, height, data: new Uint8Array(width * height).fill(90) };
  expect(fitCamera(matchBlocks(plain, plain), width)).toMatchObject({ pan: 0, tilt: 0, zoom: 0, agreement: 0 });
});
