import { describe, expect, test } from "vitest";
import { atRest, placeAt, placeGround, project, type Stage, type View } from "./stage.ts";

const stage: Stage = { width: 960, height: 540, centre: 480, horizon: 310, headroom: 310, ground: 160, unit: 540 };
const view = (change: Partial<View>): View => ({ ...atRest, ...change });
const foot = (change: Partial<View>, depth: number, x = 0) =>
  project(stage, view(change), depth, x, stage.ground / depth);

test("at rest everything is where it was put", () => {
  expect(project(stage, atRest, 3, 40, -20)).toEqual({ x: 520, y: 290 });
});

describe("a camera that", () => {
  test("turns right moves all depths left alike", () => {
    for (const depth of [0.7, 1, 50]) expect(foot({ yaw: 30 }, depth).x - foot({}, depth).x).toBeCloseTo(-30);
  });
  test("tilts up moves the picture down", () => {
    expect(foot({ pitch: 25 }, 4).y - foot({}, 4).y).toBeCloseTo(25);
  });
  test("travels right moves near things more than far ones", () => {
    const shift = (depth: number) => foot({ x: 60 }, depth).x - foot({}, depth).x;
    expect(shift(1)).toBeCloseTo(-60);
    expect(shift(4)).toBeCloseTo(-15);
  });
  test("pushes in enlarges the subject but hardly the horizon", () => {
    expect(placeAt(stage, view({ z: 0.25 }), 1).scale).toBeCloseTo(1.333, 2);
    expect(placeAt(stage, view({ z: 0.25 }), 100).scale).toBeCloseTo(1, 2);
  });
  test("zooms enlarges everything and keeps its focus in place", () => {
    const zoom = view({ zoom: 1.5, focusX: 100, focusY: -50 });
    expect(project(stage, zoom, 1, 100, -50)).toEqual({ x: 580, y: 260 });
    expect(placeAt(stage, zoom, 80).scale).toBeCloseTo(1.5);
  });
});

test("the ground stays under the feet of what stands on it while the camera travels", () => {
  for (const change of [{ x: 70 }, { y: 40 }, { yaw: 20, pitch: -10 }, { zoom: 1.3 }]) {
    const [a, , c, d, e, f] = placeGround(stage, view(change));
    for (const depth of [0.8, 1, 3, 9]) {
      const rest = { x: 35 / depth, y: stage.ground / depth };
      const point = project(stage, view(change), depth, rest.x, rest.y);
      expect(a * rest.x + c * rest.y + e).toBeCloseTo(point.x, 3);
      expect(d * rest.y + f).toBeCloseTo(point.y, 3);
    }
  }
});
