import { describe, expect, test } from "vitest";
import { develop } from "./develop.ts";
import { finishOf } from "./stock.ts";
import { randomOf } from "../../../models/sketch/random.ts";
import type { Stock } from "./look.ts";

const size = { width: 8, height: 4 };

function developed(stock: Stock, [r, g, b]: readonly [number, number, number], shift = 0) {
  const pixels = new Int32Array(size.width * size.height).fill(r | (g << 8) | (b << 16) | (255 << 24));
  const film = new Uint8Array((size.width * size.height * 3) / 2);
  develop(pixels, size, finishOf(stock, size, randomOf(1, "grain")), { shift, gain: 256 }, film);
  return { y: film[0] ?? 0, u: film[32] ?? 0, v: film[40] ?? 0, film };
}

describe("colours become BT.709 in limited range", () => {
  // By the formulas of BT.709, rounded.
  test.each([
    ["black", [0, 0, 0], [16, 128, 128]],
    ["white", [255, 255, 255], [235, 128, 128]],
    ["grey", [128, 128, 128], [126, 128, 128]],
    ["red", [255, 0, 0], [63, 102, 240]],
    ["green", [0, 255, 0], [173, 42, 26]],
    ["blue", [0, 0, 255], [32, 240, 118]],
  ] as const)("%s", (_, rgb, [y, u, v]) => {
    const film = developed({}, rgb);
    expect(Math.abs(film.y - y)).toBeLessThanOrEqual(1);
    expect(Math.abs(film.u - u)).toBeLessThanOrEqual(1);
    expect(Math.abs(film.v - v)).toBeLessThanOrEqual(1);
  });
});

test("black and white film has no colour, and contrast parts light from dark", () => {
  expect(developed({ saturation: 0 }, [200, 40, 90])).toMatchObject({ u: 128, v: 128 });
  expect(developed({ contrast: 1.6 }, [60, 60, 60]).y).toBeLessThan(developed({}, [60, 60, 60]).y);
  expect(developed({ contrast: 1.6 }, [200, 200, 200]).y).toBeGreaterThan(developed({}, [200, 200, 200]).y);
});

test("grain moves pixels but never past the film's range", () => {
  const levels = [0, 2, 128, 253, 255].flatMap((level) =>
    Array.from(developed({ grain: 120, shows: "even", texture: "hatch" }, [level, level, level]).film.subarray(0, 32)),
  );
  const mid = developed({ grain: 20, shows: "even" }, [128, 128, 128]).film.subarray(0, 32);
  expect(new Set(mid).size).toBeGreaterThan(4);
  // A wrapped byte would be far from its neighbours.
  for (const level of developed({ grain: 120, shows: "even" }, [250, 250, 250]).film.subarray(0, 32))
    expect(level).toBeGreaterThan(90);
  expect(levels.every((level) => level >= 0 && level <= 255)).toBe(true);
});

test("bars and the gate keep the corners black", () => {
  const wide = { width: 160, height: 90 };
  const { mask } = finishOf({ aspect: 2.39 }, wide, randomOf(1, ""));
  expect([mask[0], mask[40], mask[80 * 22 + 40]]).toEqual([0, 0, 255]);
  const tall = finishOf({ aspect: 2.39 }, { width: 90, height: 160 }, randomOf(1, ""));
  expect(tall.mask[0]).toBe(255);
});

test("what is not open is black, whatever the film held before", () => {
  const frame = { width: 32, height: 24 };
  const finish = finishOf({ gate: 0.2, aspect: 1 }, frame, randomOf(1, ""));
  const pixels = new Int32Array(frame.width * frame.height).fill(-1);
  const film = new Uint8Array((frame.width * frame.height * 3) / 2).fill(77);
  develop(pixels, frame, finish, { shift: 0, gain: 256 }, film);
  const { left, top, right, bottom } = finish.open;
  expect(left).toBeGreaterThan(0);
  film.subarray(0, frame.width * frame.height).forEach((level, i) => {
    const [x, y] = [i % frame.width, Math.floor(i / frame.width)];
    if (x < left || x >= right || y < top || y >= bottom) expect(level).toBe(16);
  });
  expect(film.includes(77)).toBe(false);
});
