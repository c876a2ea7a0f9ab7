import type { Canvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../craft/colours.ts";
import { css } from "./colour.ts";
import { ruggedLine } from "./noise.ts";
import type { World } from "./world.ts";

/** Bare paper round the picture, with the ragged edge that a brush leaves. `share` of the height. */
export function paperEdge(world: World, canvas: Canvas, colour: Rgb, share: number): void {
  const pen = canvas.getContext("2d");
  const { width, height } = canvas;
  const margin = Math.min(width, height) * share;
  for (const [reach, alpha] of [
    [1.35, 0.35],
    [1.1, 0.6],
    [0.8, 1],
  ] as const) {
    const line = ruggedLine(world.random(`edge ${reach}`), 5, 0.62);
    const at = (i: number, along: number) =>
      margin * reach * (0.62 + 0.75 * line((along / Math.min(width, height)) * 7 + i * 31));
    pen.fillStyle = css(colour, alpha);
    pen.beginPath();
    pen.rect(-2, -2, width + 4, height + 4);
    const step = 5;
    for (let x = margin; x <= width - margin; x += step) pen[x === margin ? "moveTo" : "lineTo"](x, at(0, x));
    for (let y = margin; y <= height - margin; y += step) pen.lineTo(width - at(1, y), y);
    for (let x = width - margin; x >= margin; x -= step) pen.lineTo(x, height - at(2, x));
    for (let y = height - margin; y >= margin; y -= step) pen.lineTo(at(3, y), y);
    pen.closePath();
    pen.fill("evenodd");
  }
}

/** The painter's red seal. */
export function seal(world: World, canvas: Canvas): void {
  const pen = canvas.getContext("2d");
  const random = world.random("seal");
  const size = canvas.height * 0.058;
  const left = world.framing.subjectX > 0;
  const x = left ? canvas.width * 0.06 : canvas.width * 0.94 - size;
  const y = canvas.height * 0.09;
  pen.fillStyle = css([188, 44, 36], 0.9);
  pen.beginPath();
  pen.roundRect(x, y, size, size * 1.3, size * 0.1);
  pen.fill();
  pen.strokeStyle = css([250, 240, 224], 0.92);
  pen.lineWidth = size * 0.07;
  for (let row = 0; row < 2; row++)
    for (let i = 0; i < 4; i++) {
      const cy = y + size * (0.16 + row * 0.56);
      pen.beginPath();
      pen.moveTo(x + size * random.between(0.16, 0.4), cy + size * random.between(0, 0.4));
      pen.lineTo(x + size * random.between(0.5, 0.84), cy + size * random.between(0, 0.4));
      if (i % 2) pen.lineTo(x + size * random.between(0.3, 0.8), cy + size * 0.42);
      pen.stroke();
    }
}

/** A film of light from the side of the sun, as drawn skies have. */
export function sheen(world: World, canvas: Canvas): void {
  const pen = canvas.getContext("2d");
  const { light, framing } = world;
  const right = framing.subjectX < 0;
  const gradient = pen.createLinearGradient(
    right ? canvas.width : 0,
    0,
    right ? canvas.width * 0.35 : canvas.width * 0.65,
    canvas.height,
  );
  gradient.addColorStop(0, css(light.key, 0.3 * light.strength));
  gradient.addColorStop(0.5, css(light.key, 0.06 * light.strength));
  gradient.addColorStop(1, css(light.key, 0));
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, canvas.width, canvas.height);
}
