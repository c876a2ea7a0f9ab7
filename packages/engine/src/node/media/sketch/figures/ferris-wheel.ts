import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

const cabins = 14;
const tints: readonly Rgb[] = [
  [222, 74, 64],
  [240, 182, 70],
  [78, 146, 190],
  [110, 168, 96],
];

/** A big wheel that turns slowly with its cabins upright; lamps run round it in the dark. */
export function ferrisWheel(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const steel: Rgb = colour ?? [206, 208, 214];
  const [hub, radius] = [-0.54, 0.4];
  const turn = pose.seconds * 0.16;
  const at = (i: number, far = radius): [number, number] => {
    const angle = turn + (i * Math.PI * 2) / cabins;
    return [Math.cos(angle) * far, hub + Math.sin(angle) * far];
  };
  for (const side of [-1, 1]) brush.limb(darker(steel, 0.3), 0.024, [0, hub], [side * 0.24, 0]);
  for (let i = 0; i < cabins; i++)
    brush.line(darker(steel, 0.12), 0.006, (p) => {
      p.moveTo(0, hub);
      p.lineTo(...at(i));
    });
  for (const far of [radius, radius * 0.9]) brush.line(steel, 0.012, (p) => p.arc(0, hub, far, 0, 7));
  for (let i = 0; i < cabins; i++) {
    const [x, y] = at(i);
    const tint = tints[i % tints.length] ?? steel;
    brush.shape(
      tint,
      softShape([x - 0.032, y + 0.02], [x - 0.03, y + 0.075], [x + 0.03, y + 0.075], [x + 0.032, y + 0.02], [x, y]),
    );
    brush.shape(dark ? [255, 226, 160] : lighter(tint, 0.6), (p) => p.rect(x - 0.02, y + 0.025, 0.04, 0.022));
    if (dark) brush.shine([255, 214, 130], 0.6 + 0.4 * Math.sin(pose.seconds * 5 - i), (p) => p.arc(x, y, 0.012, 0, 7));
  }
  for (const side of [-1, 1]) brush.limb(steel, 0.02, [0, hub], [side * 0.17, 0.01]);
  brush.disc(darker(steel, 0.2), 0, hub, 0.04);
  brush.shape(darker(steel, 0.45), (p) => p.rect(-0.28, -0.03, 0.56, 0.04));
}
