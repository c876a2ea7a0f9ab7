import type { Rgb } from "../../../../craft/colours.ts";
import { css, shade } from "../colour.ts";
import { ruggedLine } from "../noise.ts";
import type { Pen, World } from "../world.ts";

type Chance = ReturnType<World["random"]>;

/** Belts of cloud that wave a little. */
export function bands(pen: Pen, x: number, y: number, radius: number, surface: Rgb, random: Chance): void {
  const line = ruggedLine(random, 3);
  for (let i = -9; i < 10; i++) {
    pen.fillStyle = css(shade(surface, line(i * 0.8) * 0.38), 0.75);
    pen.beginPath();
    pen.moveTo(x - radius, y + (i / 9) * radius);
    for (let k = 0; k <= 16; k++)
      pen.lineTo(x - radius + (k / 16) * radius * 2, y + (i / 9) * radius + line(k * 0.4 + i * 3) * radius * 0.035);
    pen.lineTo(x + radius, y + ((i + 1) / 9) * radius);
    pen.lineTo(x - radius, y + ((i + 1) / 9) * radius);
    pen.fill();
  }
}

/** Land and clouds over a sea. */
export function continents(pen: Pen, x: number, y: number, radius: number, random: Chance): void {
  for (let i = 0; i < 9; i++) {
    const [cx, cy] = [x + random.between(-0.8, 0.8) * radius, y + random.between(-0.8, 0.8) * radius];
    const size = radius * random.between(0.14, 0.4);
    pen.fillStyle = css(
      random.pick([
        [88, 136, 84],
        [164, 148, 98],
        [70, 118, 78],
      ]),
      0.95,
    );
    pen.beginPath();
    for (let k = 0; k < 14; k++) {
      const angle = (k / 14) * Math.PI * 2;
      const reach = size * random.between(0.55, 1.1);
      pen.lineTo(cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach * 0.8);
    }
    pen.fill();
  }
  pen.strokeStyle = "rgba(255,255,255,0.6)";
  pen.lineCap = "round";
  for (let i = 0; i < 16; i++) {
    const [cx, cy] = [x + random.between(-0.9, 0.9) * radius, y + random.between(-0.9, 0.9) * radius];
    pen.lineWidth = radius * random.between(0.02, 0.07);
    pen.beginPath();
    pen.moveTo(cx, cy);
    pen.quadraticCurveTo(
      cx + radius * 0.14,
      cy - radius * 0.07,
      cx + radius * random.between(0.2, 0.4),
      cy + radius * random.between(-0.04, 0.08),
    );
    pen.stroke();
  }
}

/** Craters, each with a bright rim. */
export function craters(pen: Pen, x: number, y: number, radius: number, surface: Rgb, random: Chance): void {
  for (let i = 0; i < 46; i++) {
    const [cx, cy, r] = [
      x + random.between(-1, 1) * radius,
      y + random.between(-1, 1) * radius,
      radius * random() ** 2.4 * 0.17 + radius * 0.012,
    ];
    pen.fillStyle = css(shade(surface, -0.22), 0.6);
    pen.beginPath();
    pen.arc(cx, cy, r, 0, 7);
    pen.fill();
    pen.strokeStyle = css(shade(surface, 0.3), 0.5);
    pen.lineWidth = Math.max(0.6, r * 0.12);
    pen.beginPath();
    pen.arc(cx, cy, r, 0.4, 2.6);
    pen.stroke();
  }
}

/** A red spot in the belts, turned by them. */
export function storm(pen: Pen, x: number, y: number, radius: number): void {
  for (const [size, tone] of [
    [1, [196, 122, 84]],
    [0.76, [182, 86, 56]],
    [0.46, [204, 116, 80]],
  ] as const) {
    pen.fillStyle = css(tone, 0.9);
    pen.beginPath();
    pen.ellipse(x + radius * 0.24, y + radius * 0.34, radius * 0.24 * size, radius * 0.13 * size, -0.06, 0, 7);
    pen.fill();
  }
}

/** Rust plains, dark highlands, a canyon and a cap of ice. */
export function rust(pen: Pen, x: number, y: number, radius: number, random: Chance): void {
  for (let i = 0; i < 22; i++) {
    pen.fillStyle = css(
      random.pick([
        [146, 74, 48],
        [214, 134, 92],
        [122, 62, 46],
      ]),
      random.between(0.3, 0.6),
    );
    pen.beginPath();
    const size = radius * random.between(0.08, 0.42);
    const [cx, cy] = [x + random.between(-0.9, 0.9) * radius, y + random.between(-0.8, 0.8) * radius];
    pen.ellipse(cx, cy, size, size * random.between(0.2, 0.5), random.between(-0.4, 0.4), 0, 7);
    pen.fill();
  }
  pen.strokeStyle = css([92, 44, 36], 0.8);
  pen.lineWidth = radius * 0.022;
  pen.beginPath();
  pen.moveTo(x - radius * 0.5, y + radius * 0.06);
  pen.bezierCurveTo(x - radius * 0.2, y - radius * 0.06, x, y + radius * 0.14, x + radius * 0.42, y + radius * 0.02);
  pen.stroke();
  pen.fillStyle = css([246, 240, 234], 0.92);
  // The ice goes all the way round.
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 0.1);
}
