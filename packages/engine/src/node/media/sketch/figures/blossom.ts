import type { Rgb } from "../../../../craft/colours.ts";
import { mix, vivid } from "../colour.ts";
import { type Brush, darker, lighter, softShape } from "./brush.ts";

/** Colour of stalks and of the leaves round a bud. */
export const stem: Rgb = [86, 156, 54];

/** A flower that is still shut; its petals show more the nearer it is to opening, 0 to 1. */
export function bud(brush: Brush, colour: Rgb, size: number, ripe: number): void {
  const tip = size * (1.5 + 0.9 * ripe);
  brush.shape(
    darker(colour, 0.12),
    softShape([-size * 0.62, 0], [-size * 0.5, -tip * 0.7], [0, -tip], [size * 0.5, -tip * 0.7], [size * 0.62, 0]),
  );
  brush.shape(
    lighter(colour, 0.12),
    softShape([-size * 0.4, 0], [-size * 0.38, -tip * 0.72], [size * 0.06, -tip * 0.96], [size * 0.1, 0]),
  );
  for (const side of [-1, 1])
    brush.shape(
      side < 0 ? lighter(stem, 0.12) : stem,
      softShape(
        [0, size * 0.35],
        [side * size * 0.95, -size * 0.3],
        [side * size * (0.85 - 0.3 * (1 - ripe)), -size * (1.9 - 0.8 * ripe)],
        [side * size * 0.1, -size * 0.4],
      ),
    );
}

/** An opening flower: rings of broad petals, the outer ones first to unfold; many narrow ones round a large heart. */
export function blossom(brush: Brush, colour: Rgb, radius: number, open: number, petals: number): void {
  const composite = petals > 9;
  const rings = composite ? 2 : 3;
  for (let ring = 0; ring < rings; ring++) {
    const inner = ring / rings;
    const unfolded = Math.max(0.25, Math.min(1, open * (1.5 - inner * 0.5)));
    const reach = radius * (1.15 - inner * 0.62) * (0.42 + 0.58 * unfolded);
    const wide = radius * Math.min(0.62 - inner * 0.16, 2.9 / petals);
    const count = composite ? petals : petals - ring;
    for (let i = 0; i < count; i++) {
      const angle = (i / count) * Math.PI * 2 + ring * 0.62 - 0.4;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      // Seen a little from above: what is near hangs, what is far stands.
      const at = (r: number, o: number): [number, number] => [
        c * r - s * o,
        (s * r + c * o) * (0.66 + 0.24 * open) - radius * 0.1 * (1 - open),
      ];
      const tone = mix(
        darker(colour, 0.2 - inner * 0.12),
        lighter(vivid(colour), 0.1),
        (0.8 * (1 - s)) / 2 + inner * 0.2,
      );
      brush.shape(
        i % 2 ? tone : darker(tone, 0.09),
        softShape(
          at(radius * 0.06, -wide * 0.3),
          at(reach * 0.55, -wide),
          at(reach * 0.98, -wide * 0.6),
          at(reach, wide * 0.6),
          at(reach * 0.55, wide),
          at(radius * 0.06, wide * 0.3),
        ),
      );
      if (ring === 0)
        brush.line(lighter(tone, 0.22), radius * 0.022, (p) => {
          p.moveTo(...at(reach * 0.3, 0));
          p.lineTo(...at(reach * 0.84, wide * 0.06));
        });
    }
  }
  const heart: Rgb = composite ? [92, 58, 36] : [240, 192, 72];
  const size = radius * (composite ? 0.46 : 0.2) * (0.4 + 0.6 * open);
  brush.disc(darker(heart, 0.15), 0, 0, size, size * 0.9);
  for (let i = 0; i < 9; i++) {
    const [r, a] = [size * 0.86 * Math.sqrt((i + 0.5) / 9), i * 2.4];
    brush.disc(lighter(heart, i % 3 ? 0.18 : 0.4), Math.cos(a) * r, Math.sin(a) * r * 0.9, size * 0.17);
  }
}
