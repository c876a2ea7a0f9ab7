import { describe, expect, test } from "vitest";
import type { Frame } from "./observe.ts";
import { exposed, frozen } from "./testing/defects.ts";
import { judged } from "./testing/judged.ts";
import { film } from "./testing/scenes.ts";

/** Clips one after the other. */
function reel(...clips: readonly (readonly Frame[])[]): Frame[] {
  return clips.flat().map((frame, n) => ({ ...frame, seconds: n / 12 }));
}

/** Frames with the light turned down; `light` from 0 to 1 by the frame's number. */
function lit(frames: readonly Frame[], light: (n: number) => number): Frame[] {
  return frames.map((frame, n) => {
    const data = new Uint8Array(frame.data);
    const luma = frame.width * frame.height;
    for (let i = 0; i < data.length; i++) {
      const rest = i < luma ? 16 : 128;
      data[i] = Math.round(rest + (data[i]! - rest) * Math.min(1, Math.max(0, light(n))));
    }
    return { ...frame, data };
  });
}

describe("what may be meant is no defect:", () => {
  test("a still camera on a calm scene", async () => {
    const clip = film({ scene: "room", seed: 61, move: {} });
    expect((await judged(clip)).visualQuality.score).toBeGreaterThan(9);
    expect((await judged(clip, "static shot of a room")).visualQuality.score).toBeGreaterThan(9);
  });

  test("a still picture loses a little, and less when a still camera was asked for", async () => {
    const clip = frozen(film({ scene: "room", seed: 61 }), 1);
    const plain = (await judged(clip)).visualQuality.score!;
    const asked = (await judged(clip, "a static shot")).visualQuality.score!;
    expect(plain).toBeGreaterThan(6);
    expect(asked).toBeGreaterThan(plain + 1);
  });

  test("hard cuts are told, not taken for flicker or for something turning into something else", async () => {
    const clip = reel(
      film({ scene: "city", seed: 62, seconds: 1 }),
      film({ scene: "harbour-at-night", seed: 63, seconds: 1 }),
      film({ scene: "market", seed: 64, seconds: 1, move: { zoom: 0.1 } }),
      film({ scene: "hills", seed: 65, seconds: 1, move: {} }),
    );
    const { visualQuality, consistency, features } = await judged(clip);
    expect(features).toMatchObject({ cuts: 3, pops: 0 });
    expect(features["flicker"]).toBeLessThan(0.004);
    expect(visualQuality.score).toBeGreaterThan(9);
    expect(consistency.score).toBeGreaterThan(9);
    expect(consistency.reasons.join()).toContain("4 shots");
  });

  test("night with lamps is not under-exposed, the same night without light is", async () => {
    const night = film({ scene: "harbour-at-night", seed: 66 });
    expect((await judged(night)).features["gloom"]).toBeLessThan(0.05);
    expect((await judged(exposed(night, -4))).features["gloom"]).toBeGreaterThan(0.4);
  });

  test("fades from and to black, at the ends and between shots", async () => {
    const clip = film({ scene: "market", seed: 67, seconds: 3 });
    const ends = lit(clip, (n) => Math.min((n - 2) / 8, (33 - n) / 8));
    const dip = reel(
      lit(clip, (n) => (34 - n) / 8),
      lit(film({ scene: "city", seed: 68 }), (n) => (n - 2) / 8),
    );
    for (const faded of [ends, dip]) {
      const { visualQuality, features } = await judged(faded);
      expect(features["black"]).toBe(0);
      expect(visualQuality.score).toBeGreaterThan(8.5);
    }
  });

  test("a dissolve and a wipe from one shot to the next", async () => {
    const one = film({ scene: "market", seed: 74, seconds: 2, move: {} });
    const two = film({ scene: "city", seed: 75, seconds: 2 });
    const part = (n: number) => Math.min(1, Math.max(0, (n - 9) / 6));
    const dissolve = (n: number) => () => part(n);
    const wipe = (n: number) => (x: number) => (x < part(n) ? 1 : 0);
    for (const share of [dissolve, wipe]) {
      const clip = one.map((frame, n) => {
        const of = share(n);
        const data = frame.data.map((code, i) => {
          const weight = of((i % frame.width) / frame.width);
          return code * (1 - weight) + two[n]!.data[i]! * weight;
        });
        return { ...frame, data };
      });
      const { visualQuality, consistency, features } = await judged(clip);
      expect(features).toMatchObject({ cuts: 1, pops: 0, drift: 0 });
      expect(visualQuality.score).toBeGreaterThan(9);
      expect(consistency.score).toBeGreaterThan(9);
    }
  });

  test("an even lower frame rate, but not one that stumbles", async () => {
    const clip = film({ scene: "forest", seed: 76, seconds: 2, move: { pan: 0.08 } });
    const held = (hold: (n: number) => number) => clip.map((frame, n) => ({ ...frame, data: clip[hold(n)]!.data }));
    const twos = await judged(held((n) => n - (n % 2)));
    const stumbles = [0, 0, 0, 3, 4, 4, 6, 6, 6, 6, 10, 11, 11, 11, 14, 15, 15, 15, 15, 19, 20, 20, 20, 23];
    expect(twos.visualQuality.score).toBeGreaterThan(9);
    const stumbling = await judged(held((n) => stumbles[n]!));
    expect(stumbling.visualQuality.score).toBeLessThan(8.5);
    expect(stumbling.visualQuality.reasons.join()).toContain("stutters");
  });

  test("a lamp that is switched on, once", async () => {
    const { features } = await judged(lit(film({ scene: "room", seed: 69, seconds: 3 }), (n) => (n < 15 ? 0.6 : 1)));
    expect(features["flicker"]).toBeLessThan(0.02);
    expect(features["pops"]).toBe(0);
  });

  test("motion that comes to rest gradually", async () => {
    const frames = film({ scene: "forest", seed: 70, fps: 48, seconds: 2, move: { pan: 0.1 } });
    // Ever smaller steps, then none.
    const eased = Array.from({ length: 24 }, (_, n) => frames[Math.round(95 * (1 - (1 - Math.min(1, n / 20)) ** 3))]!);
    expect((await judged(reel(eased))).features["frozen"]).toBe(0);
  });

  test("a title card before a clip", async () => {
    const card = frozen(film({ scene: "fabric", seed: 71 }), 1);
    const { features } = await judged(reel(card, film({ scene: "market", seed: 72 })));
    expect(features).toMatchObject({ frozen: 0, cuts: 1 });
  });
});

describe("what can't be meant costs consistency:", () => {
  const tall = 0.7;
  const one = film({ scene: "city", seed: 73, tall, seconds: 3, move: {} });
  const other = film({ scene: "city", seed: 73, tall, seconds: 3, move: {}, figure: 5 });

  test("a person who becomes another one, more so each time", async () => {
    const clean = await judged(one);
    const once = await judged(one.map((frame, n) => (n < 18 ? frame : other[n]!)));
    const often = await judged(one.map((frame, n) => (Math.floor(n / 9) % 2 === 0 ? frame : other[n]!)));
    expect(clean.consistency.score).toBeGreaterThan(9.5);
    expect(once.consistency.score).toBeLessThan(clean.consistency.score! - 0.5);
    expect(often.consistency.score).toBeLessThan(once.consistency.score! - 1);
    expect(once.consistency.reasons[0]).toMatch(/turns into something else at 1\.\d s/);
  });

  test("colours that drift under a still camera", async () => {
    const drifting = one.map((frame, n) => {
      const data = new Uint8Array(frame.data);
      const luma = frame.width * frame.height;
      for (let i = luma; i < data.length; i++) data[i] = Math.min(240, data[i]! + n);
      return { ...frame, data };
    });
    const { consistency } = await judged(drifting);
    expect(consistency.score).toBeLessThan(8);
    expect(consistency.reasons[0]).toContain("colours drift");
  });
});
