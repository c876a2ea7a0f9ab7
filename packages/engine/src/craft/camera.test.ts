import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isHandheld, readCamera, readCameraMoves } from "./camera.ts";

const shown = (text: string) =>
  readCameraMoves(text)
    .map(({ move, direction, speed }) =>
      [move, direction, speed === "normal" ? undefined : speed].filter(Boolean).join(" "),
    )
    .join(", ");

describe("a camera move is read", () => {
  test.each([
    ["camera pans slowly from left to right", "pan right slow"],
    ["a slow pan right", "pan right slow"],
    ["whip pan left", "pan left fast"],
    ["camera pans up", "tilt up"],
    ["slow tilt down from the sky", "tilt down slow"],
    ["slow push-in", "dolly in slow"],
    ["the camera slowly pushes in on her face", "dolly in slow"],
    ["the camera moves forward", "dolly in"],
    ["pull back to reveal the valley", "dolly out"],
    ["dolly left", "track left"],
    ["fast zoom out", "zoom out fast"],
    ["crash zoom", "zoom in fast"],
    ["camera orbits clockwise around the robot", "orbit left"],
    ["crane shot descending", "crane down"],
    ["the drone slowly rises", "crane up slow"],
    ["tracking shot to the left", "track left"],
    ["locked-off shot", "static"],
    ["no camera movement", "static"],
    ["pan left, then tilt up", "pan left, tilt up"],
    ["slow dolly, the camera dollies in", "dolly in slow"],
    ["镜头缓慢推近", "dolly in slow"],
    ["镜头从左向右缓缓摇过", "pan right slow"],
    ["镜头向左平移", "track left"],
    ["镜头快速拉远", "dolly out fast"],
    ["镜头向上摇", "tilt up"],
    ["镜头环绕机器人", "orbit"],
    ["无人机缓缓升起", "crane up slow"],
    ["固定机位", "static"],
    ["变焦拉远", "zoom out"],
    ["slow approach to an old house", "dolly in slow"],
    ["慢慢靠近一座灯塔", "dolly in slow"],
    ["一座灯塔，缓缓靠近", "dolly in slow"],
  ])("%j is %j", (text, move) => expect(shown(text)).toBe(move));
});

describe("what is no camera move is left alone", () => {
  test.each([
    "a frying pan on the stove",
    "planets orbit the sun",
    "a crane flies over train tracks",
    "a red truck passes",
    "clouds move in",
    "群山环绕的村庄",
    "don't pan",
    "她拉开窗帘",
    "the tiger's slow approach",
    "老虎慢慢靠近",
    "",
  ])("%j", (text) => expect(readCamera(text)).toBeUndefined());
});

test("the words that name the move are given", () => {
  expect(readCamera("At dawn the camera slowly pushes in.")?.text).toBe("camera slowly pushes in");
});

test("a camera in the hand is noticed", () => {
  expect(isHandheld("a shaky handheld shot")).toBe(true);
  expect(isHandheld("手持镜头")).toBe(true);
  expect(isHandheld("a hand holds a cup")).toBe(false);
});

test("any text is read without an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(readCameraMoves(text + " pan left").length).toBeGreaterThanOrEqual(0);
    }),
    { seed: 11 },
  );
});

test("a very long text takes no long time", () => {
  const started = performance.now();
  readCameraMoves("pan left slowly ".repeat(100_000));
  expect(performance.now() - started).toBeLessThan(1500);
});
