import type { Rgb } from "../../../../craft/colours.ts";
import { baked, type BakeOptions } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, World } from "../world.ts";

/** How grass stands at a depth: its foot, its height in units, and how many blades there are. */
interface Blades {
  readonly foot: number;
  readonly high: number;
  readonly many: number;
  /** Keeps low within this many units of the subject. */
  readonly clear?: number;
}

/** Soft blades that taper and bend, dark at the foot and with light in their tips. */
export function blades(
  world: World,
  depth: number,
  { foot, high, many, clear = 0 }: Blades,
  options: BakeOptions,
): Part {
  const { stage, light, framing } = world;
  const random = world.random(`blades ${depth}`);
  const tall = high * stage.unit;
  // Against a low sun grass is dark and cool, and what has a rim of light stands out before it.
  const backlit = light.sunHeight < 0.2 && !light.moon ? 0.42 * light.strength : 0;
  return baked(
    world,
    depth,
    (pen, area) => {
      const fills = greens.map((colour, i) => {
        const front = mix(lit(light, colour, depth, 0.35 - 0.2 * i), light.sky[2], light.dark ? 0.03 : 0.06);
        const tone = mix(front, [26, 48, 50], backlit);
        const fill = pen.createLinearGradient(0, foot, 0, foot - tall);
        fill.addColorStop(0, css(shade(tone, -0.3)));
        fill.addColorStop(1, css(mix(tone, light.key, 0.06 + 0.2 * light.strength)));
        return fill;
      });
      for (let i = 0; i < (world.look.bare ? many / 2 : many); i++) {
        const x = random.between(area.left, area.right);
        const near = Math.abs(x - framing.subjectX / depth) < clear * stage.unit;
        const reach = tall * random.between(0.4, 1) * (near ? 0.4 : 1);
        const lean = random.between(-0.4, 0.4) + 0.25 * Math.sin(x / (stage.unit * 0.14));
        const half = tall * random.between(0.022, 0.04);
        pen.fillStyle = fills[random.below(fills.length)] ?? "";
        pen.beginPath();
        pen.moveTo(x - half, foot);
        pen.quadraticCurveTo(
          x - half + lean * reach * 0.2,
          foot - reach * 0.65,
          x + lean * reach,
          foot - reach * (1 - 0.3 * lean * lean),
        );
        pen.quadraticCurveTo(x + half * 1.6 + lean * reach * 0.25, foot - reach * 0.55, x + half, foot);
        pen.fill();
      }
    },
    { top: foot - tall * 1.05, ...options },
  );
}

const greens: readonly Rgb[] = [
  [138, 190, 70],
  [112, 172, 62],
  [88, 150, 66],
];
