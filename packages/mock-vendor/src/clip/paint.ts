import { createHash } from "node:crypto";
import type { Mosaic } from "./h264.ts";

/** A moving picture of what was asked: colours, waves and the way of a light patch all come from the name. */
export function painter(name: string, columns: number, rows: number): (seconds: number) => Mosaic {
  const random = createHash("sha256").update(name).digest();
  /** Number `i` that the name gives, 0 to 1. */
  const pick = (i: number) => (random[i] ?? 0) / 255;
  const hue = pick(0) * 2 * Math.PI;
  const [across, down, pace] = [0.15 + pick(1) * 0.5, 0.15 + pick(2) * 0.5, 1 + pick(3) * 3];
  const [turnX, turnY] = [0.5 + pick(4) * 1.5, 0.5 + pick(5) * 1.5];
  const radius = Math.max(1.5, rows / 4);
  return (seconds) => {
    const squares = columns * rows;
    const [y, cb, cr] = [new Uint8Array(squares), new Uint8Array(squares), new Uint8Array(squares)];
    const x0 = columns * (0.5 + 0.35 * Math.sin(seconds * turnX + pick(6) * 6));
    const y0 = rows * (0.5 + 0.35 * Math.sin(seconds * turnY + pick(7) * 6));
    for (let at = 0; at < squares; at += 1) {
      const column = at % columns;
      const row = (at - column) / columns;
      const wave = Math.sin(column * across + row * down + seconds * pace);
      const light = Math.max(0, 1 - Math.hypot(column - x0, row - y0) / radius);
      y[at] = 100 + 45 * wave + 85 * light;
      cb[at] = 128 + 45 * Math.cos(hue + wave * 0.6) * (1 - light);
      cr[at] = 128 + 45 * Math.sin(hue + wave * 0.6) * (1 - light);
    }
    return { columns, rows, y, cb, cr };
  };
}
