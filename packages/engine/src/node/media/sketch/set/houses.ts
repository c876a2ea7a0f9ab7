import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import { project, type View } from "../stage.ts";
import type { Pen, World } from "../world.ts";
import { neons } from "./city.ts";
import { glowSprite } from "./glow-sprite.ts";
import { sunPlace } from "./sky.ts";

/** A point on a side of the street: depth, and height above the ground in pixels at depth 1. */
type At = readonly [depth: number, height: number];

/** A sign that stands out from a wall. */
interface Sign {
  readonly depth: number;
  readonly low: number;
  readonly high: number;
  readonly out: number;
  readonly colour: Rgb;
  /** Flickers so many times a second; 0: it doesn't. */
  readonly flicker: number;
}

/** A house whose front runs along the street from `near` to `far`. */
export interface House {
  readonly side: 1 | -1;
  readonly near: number;
  readonly far: number;
  readonly height: number;
  readonly wall: Rgb;
  readonly panes: readonly { readonly from: At; readonly to: At; readonly lit: boolean; readonly warm: boolean }[];
  readonly sign?: Sign;
  /** Colour of the lit shop window or, by day, of the awning. */
  readonly shop?: Rgb;
}

const walls: readonly [Rgb, ...Rgb[]] = [
  [150, 120, 104],
  [186, 160, 132],
  [122, 116, 122],
  [170, 110, 88],
  [206, 186, 156],
  [112, 126, 132],
];
const awnings: readonly [Rgb, ...Rgb[]] = [
  [178, 62, 56],
  [62, 110, 104],
  [206, 160, 72],
  [84, 98, 140],
];
const lamplight: readonly [Rgb, ...Rgb[]] = [
  [255, 204, 128],
  [255, 178, 96],
  [190, 226, 255],
];

/** The houses along one side, the nearest first. */
export function rowOf({ stage, light, scene }: World, side: 1 | -1, random: Random): House[] {
  const houses: House[] = [];
  for (let near = 0.42; near < 13;) {
    const far = near * random.between(1.3, 1.65);
    const height = stage.unit * random.between(1.1, 2);
    const floors = Math.round(height / (stage.unit * 0.3));
    const columns = Math.max(2, Math.round((Math.log(far / near) / 0.3) * 3));
    const at = (share: number) => near * (far / near) ** share;
    const panes = Array.from({ length: (floors - 1) * columns }, (_, i) => {
      const [floor, column] = [1 + Math.floor(i / columns), i % columns];
      return {
        from: [at((column + 0.24) / columns), stage.unit * (floor * 0.3 - 0.02)] as const,
        to: [at((column + 0.76) / columns), stage.unit * (floor * 0.3 + 0.15)] as const,
        lit: light.dark && random.chance(0.34),
        warm: random.chance(0.6),
      };
    });
    const low = stage.unit * random.between(0.34, 0.5);
    const sign: Sign = {
      depth: near * random.between(1.04, 1.2),
      low,
      high: low + stage.unit * random.between(0.26, 0.6),
      out: stage.unit * random.between(0.09, 0.15),
      colour: random.pick(
        scene.neon
          ? neons
          : [
              [255, 96, 84],
              [255, 190, 90],
              [110, 210, 220],
              [220, 120, 200],
            ],
      ),
      flicker: random.chance(0.25) ? random.between(3, 9) : 0,
    };
    const signed = (light.dark || scene.neon) && near > 0.7 && random.chance(scene.neon ? 0.95 : 0.5);
    const shop = random.chance(0.65) ? random.pick(light.dark ? lamplight : awnings) : undefined;
    houses.push({
      side,
      near,
      far,
      height,
      wall: random.pick(walls),
      panes,
      ...(signed && { sign }),
      ...(shop && { shop }),
    });
    near = far;
  }
  return houses;
}

/** Paints a house as it stands in true perspective for a view. `half` is half the width of the street. */
export function paintHouse(
  world: World,
  house: House,
  half: number,
  pen: Pen,
  view: View,
  seen: { left: number; right: number },
): void {
  const { stage, light } = world;
  const limit = view.z + 0.16;
  if (house.far <= limit) return;
  const at = ([depth, height]: At) => {
    const near = Math.max(limit, depth);
    return project(stage, view, near, (house.side * half) / near, (stage.ground - height) / near);
  };
  const foot = at([house.far, 0]);
  // Wholly beside what is seen.
  if (house.side > 0 ? foot.x > seen.right : foot.x < seen.left) return;
  const quad = (from: At, to: At) => {
    const corners: readonly At[] = [from, [to[0], from[1]], to, [from[0], to[1]]];
    const points = corners.map(at);
    points.forEach(({ x, y }, i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.closePath();
  };
  const fill = (colour: string) => {
    pen.fillStyle = colour;
    pen.fill();
    pen.beginPath();
  };
  const middle = Math.sqrt(house.near * house.far);
  const sunny = light.dark ? -0.35 : Math.sign(sunPlace(world).x) === house.side ? -0.62 : 0.42;
  const wall = lit(light, light.dark ? shade(house.wall, -0.3) : house.wall, 1 + middle * 0.8, sunny);
  const share = (part: number) => house.near * (house.far / house.near) ** part;
  pen.beginPath();
  quad([house.near, -2], [house.far, house.height]);
  fill(css(wall));
  quad([house.near, house.height * 0.975], [house.far, house.height]);
  quad([house.near, stage.unit * 0.262], [house.far, stage.unit * 0.276]);
  fill(css(shade(wall, -0.25)));
  for (const pane of house.panes) if (!pane.lit) quad(pane.from, pane.to);
  fill(css(light.dark ? shade(wall, -0.4) : mix(mix(wall, light.sky[1], 0.36), [40, 50, 64], 0.35)));
  const fade = Math.min(0.5, middle * 0.05);
  for (const warm of [true, false]) {
    if (!light.dark) break;
    for (const pane of house.panes) if (pane.lit && pane.warm === warm) quad(pane.from, pane.to);
    fill(css(mix(warm ? [255, 202, 122] : [226, 168, 96], light.haze, fade), warm ? 0.9 : 0.6));
  }
  if (house.shop) {
    quad([share(0.12), stage.unit * 0.03], [share(0.88), stage.unit * 0.19]);
    fill(
      light.dark
        ? css(mix(shade(house.shop, -0.22), light.haze, fade), 0.62)
        : css(shade(mix(wall, light.sky[1], 0.3), -0.45)),
    );
    quad([share(0.08), stage.unit * 0.185], [share(0.92), stage.unit * 0.24]);
    fill(
      css(
        light.dark
          ? shade(mix(house.wall, house.shop, 0.35), -0.25)
          : lit(light, house.shop, 1 + middle * 0.8, sunny + 0.3),
      ),
    );
  }
  const { ink } = world.look;
  if (ink) {
    quad([house.near, -2], [house.far, house.height]);
    pen.strokeStyle = css(ink.colour, 0.8);
    pen.lineWidth = (ink.width * stage.unit) / 540;
    pen.stroke();
  }
}

/** Paints the sign of a house with its glow. */
export function paintSign(
  world: World,
  { side, sign }: House,
  half: number,
  pen: Pen,
  view: View,
  seconds: number,
): void {
  const { stage, light } = world;
  if (sign === undefined || sign.depth <= view.z + 0.16) return;
  const { depth, low, high, out, colour, flicker } = sign;
  const at = (height: number, from: number) =>
    project(stage, view, depth, (side * (half - from)) / depth, (stage.ground - height) / depth);
  const lower = at(low, 0);
  const upper = at(high, 0);
  const outer = at(high, out);
  const on = flicker > 0 && Math.sin(seconds * flicker * 3) * Math.sin(seconds * flicker * 1.7) > 0.55 ? 0.35 : 1;
  const [x, wide, y, tall] = [Math.min(upper.x, outer.x), Math.abs(outer.x - upper.x), upper.y, lower.y - upper.y];
  if (x > stage.width || x + wide < 0) return;
  const size = Math.max(wide, tall) * 2.1;
  pen.save();
  pen.globalCompositeOperation = "lighter";
  pen.globalAlpha = 0.75 * on;
  pen.drawImage(glowSprite(colour), x + wide / 2 - size / 2, y + tall / 2 - size / 2, size, size);
  pen.restore();
  pen.fillStyle = css(mix(shade(colour, -0.1), light.haze, Math.min(0.45, depth * 0.05)), 0.35 + 0.65 * on);
  pen.fillRect(x, y, wide, tall);
  pen.fillStyle = css(mix(colour, white, 0.75), 0.9 * on);
  const glyphs = 3 + (Math.round(low) % 3);
  for (let i = 0; i < glyphs; i++) {
    const gy = y + (tall * (i + 0.2)) / glyphs;
    const gh = (tall * 0.6) / glyphs;
    pen.fillRect(x + wide * 0.24, gy, wide * 0.52, gh * 0.22);
    pen.fillRect(x + wide * (i % 2 ? 0.24 : 0.44), gy, wide * 0.13, gh);
    pen.fillRect(x + wide * 0.24, gy + gh * (i % 2 ? 0.8 : 0.5), wide * 0.52, gh * 0.2);
  }
}
