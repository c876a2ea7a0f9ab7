import { describe, expect, test } from "vitest";
import { judge } from "./judge.ts";
import { observe } from "./observe.ts";
import { judged } from "./testing/judged.ts";
import { film, type Move } from "./testing/scenes.ts";

const clips: Record<string, Move> = {
  "pan left": { pan: -0.06 },
  "pan right": { pan: 0.06 },
  "tilt up": { tilt: 0.05 },
  "tilt down": { tilt: -0.05 },
  "zoom in": { zoom: 0.1 },
  "zoom out": { zoom: -0.1 },
};
const names = Object.keys(clips);
const opposite = (name: string) => names[names.indexOf(name) ^ 1];

// The camera's speeds were set on the city; these scenes were kept apart.
describe.each(["forest", "harbour-at-night"] as const)("in the %s", (scene) => {
  const score = async (move: Move, prompts: readonly string[]) => {
    const seen = await observe(film({ scene, seed: 51, move, seconds: 1, width: 256, height: 144 }));
    return prompts.map((prompt) => judge(seen, prompt).camera?.score ?? Number.NaN);
  };

  test.each(names)("a clip with a %s fits that prompt alone", async (name) => {
    const scores = await score(clips[name]!, names);
    names.forEach((prompt, index) => {
      if (prompt === name) expect(scores[index]).toBeGreaterThan(8);
      else if (prompt === opposite(name)) expect(scores[index]).toBeLessThan(1);
      else expect(scores[index]).toBeLessThan(3);
    });
    const [still] = await score(clips[name]!, ["static shot, tripod"]);
    expect(still).toBeLessThan(4);
  });

  test("a still camera fits only a still prompt", async () => {
    const [still, ...moving] = await score({}, ["static shot, tripod", ...names]);
    expect(still).toBeGreaterThan(9);
    for (const mark of moving) expect(mark).toBeLessThan(3);
  });

  test.each([
    ["pan past near and far things", { pan: 0.08, parallax: 0.8 }],
    ["crane past near and far things", { tilt: 0.06, parallax: 0.8 }],
  ])("a %s is no zoom", async (_, move) => {
    for (const mark of await score(move, ["zoom in", "zoom out", "dolly in"])) expect(mark).toBeLessThan(3);
  });
});

test("a move along a second axis counts against the one asked for only when it dominates", async () => {
  const prompt = "the camera pans right";
  const straight = await judged(film({ scene: "room", seed: 52, move: { pan: 0.06 } }), prompt);
  const drifting = await judged(film({ scene: "room", seed: 52, move: { pan: 0.06, tilt: 0.015 } }), prompt);
  const tilting = await judged(film({ scene: "room", seed: 52, move: { pan: 0.02, tilt: 0.12 } }), prompt);
  expect(drifting.camera?.score).toBeGreaterThan(straight.camera!.score! - 0.5);
  expect(tilting.camera?.score).toBeLessThan(4);
});

test("black bars with a line of text don't hold the camera still", async () => {
  const bare = film({ scene: "room", seed: 56, move: { zoom: 0.1 } });
  const framed = bare.map((frame) => {
    const data = new Uint8Array(frame.data);
    const { width, height } = frame;
    const bar = Math.round(height * 0.13);
    data.fill(16, 0, bar * width).fill(16, (height - bar) * width, height * width);
    for (let x = 20; x < 90; x += 3) data[(height - 8) * width + x] = 200;
    return { ...frame, data };
  });
  const [open, closed] = [await judged(bare, "zoom in"), await judged(framed, "zoom in")];
  expect(closed.camera?.score).toBeGreaterThan(open.camera!.score! - 0.5);
});

test("someone who walks through the picture is no camera move", async () => {
  const clip = film({ scene: "forest", seed: 57, move: {}, tall: 0.9 });
  expect((await judged(clip, "static camera")).camera?.score).toBeGreaterThan(9);
  expect((await judged(clip, "pan left")).camera?.score).toBeLessThan(3);
});

test("a slow move is enough when a slow one is asked for", async () => {
  const slow = film({ scene: "room", seed: 53, move: { pan: 0.02 } });
  const asked = await judged(slow, "the camera slowly pans right");
  const plain = await judged(slow, "the camera pans right");
  expect(asked.camera?.score).toBeGreaterThan(8);
  expect(plain.camera?.score).toBeLessThan(asked.camera!.score!);
});

test("moves that a picture can't tell are not judged, and why is said", async () => {
  const clip = film({ scene: "room", seed: 54 });
  for (const prompt of ["the camera orbits around the statue", "tracking shot following the runner"]) {
    const { camera } = await judged(clip, prompt);
    expect(camera).toMatchObject({ score: null, by: [], confidence: 0 });
    expect(camera?.reasons[0]).toContain("can't be measured");
  }
  const flat = { ...clip[0]!, data: new Uint8Array(clip[0]!.data.length).fill(128) };
  const plain = Array.from({ length: 12 }, (_, n) => ({ ...flat, seconds: n / 12 }));
  expect((await judged(plain, "pan left")).camera).toMatchObject({ score: null });
});

test("a prompt without a camera move has no such criterion", async () => {
  expect(await judged(film({ scene: "room", seed: 55 }), "a cat sleeps")).not.toHaveProperty("camera");
});
