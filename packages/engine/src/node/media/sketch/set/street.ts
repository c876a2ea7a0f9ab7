import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import { project } from "../stage.ts";
import type { Moment, Part, World } from "../world.ts";
import { neons } from "./city.ts";
import { ground } from "./ground.ts";
import { glow, sky } from "./sky.ts";
import { glowSprite } from "./glow-sprite.ts";
import { wetGround } from "./wet.ts";

/** A point on a side of the street: depth and height above the ground, in pixels at depth 1. */
type At = readonly [depth: number, height: number];

interface House {
  readonly side: 1 | -1;
  readonly near: number;
  readonly far: number;
  readonly height: number;
  readonly wall: Rgb;
  readonly panes: readonly { readonly from: At; readonly to: At; readonly lit: boolean; readonly warm: number }[];
  readonly sign?: {
    readonly depth: number;
    readonly low: number;
    readonly high: number;
    readonly out: number;
    readonly colour: Rgb;
    readonly flicker: number;
  };
  readonly shop?: Rgb;
}

/** A street that runs to the vanishing point between two rows of houses; each wall is drawn in true perspective. */
export function street(world: World): Part[] {
  const { stage, light, scene } = world;
  const random = world.random("street");
  const half = stage.unit * random.between(0.6, 0.78) * Math.min(1.25, Math.max(0.8, world.framing.closeness));
  const houses = [...row(world, 1, random), ...row(world, -1, random)].toSorted((a, b) => b.far - a.far);
  const wet = scene.weather.includes("rain") || (light.dark && random.chance(0.5));
  const asphalt: Rgb = light.dark ? [58, 60, 70] : [96, 96, 102];
  return [
    ...sky(world, { clouds: 0.3 }),
    vanishingGlow(world),
    ground(world, asphalt, "stone", (pen) => roadMarks(world, pen, half)),
    ...houses.map((house): Part => ({
      depth: house.near + 3,
      paint: (moment) => paintHouse(world, house, half, moment),
    })),
    ...lamps(world, half),
    ...(wet ? [wetGround(world, 2.95, light.dark ? 0.6 : 0.35), wetSigns(world, houses, half)] : []),
  ].toSorted((a, b) => b.depth - a.depth);
}

function row(world: World, side: 1 | -1, random: Random): House[] {
  const { stage, light, scene } = world;
  const houses: House[] = [];
  let near = 0.42;
  while (near < 13) {
    const far = near * random.between(1.3, 1.65);
    const height = stage.unit * random.between(1.1, 2.0);
    const wall: Rgb = random.pick([
      [92, 84, 84],
      [110, 92, 80],
      [80, 86, 96],
      [124, 108, 94],
      [72, 74, 88],
    ]);
    const panes: House["panes"][number][] = [];
    const columns = Math.max(2, Math.round((Math.log(far / near) / 0.3) * 3));
    const floors = Math.round(height / (stage.unit * 0.3));
    for (let floor = 1; floor < floors; floor++)
      for (let column = 0; column < columns; column++) {
        const at = (share: number) => near * (far / near) ** share;
        panes.push({
          from: [at((column + 0.24) / columns), stage.unit * (floor * 0.3 - 0.02)],
          to: [at((column + 0.76) / columns), stage.unit * (floor * 0.3 + 0.15)],
          lit: light.dark && random.chance(0.34),
          warm: random(),
        });
      }
    const signed = (light.dark || scene.neon) && near > 0.7 && random.chance(scene.neon ? 0.95 : 0.5);
    const low = stage.unit * random.between(0.34, 0.5);
    houses.push({
      side,
      near,
      far,
      height,
      wall,
      panes,
      ...(signed && {
        sign: {
          depth: near * random.between(1.04, 1.2),
          low,
          high: low + stage.unit * random.between(0.26, 0.6),
          out: stage.unit * random.between(0.09, 0.15),
          colour: scene.neon
            ? random.pick(neons)
            : random.pick([
                [255, 96, 84],
                [255, 190, 90],
                [110, 210, 220],
                [220, 120, 200],
              ]),
          flicker: random.chance(0.25) ? random.between(3, 9) : 0,
        },
      }),
      ...(light.dark &&
        random.chance(0.6) && {
          shop: random.pick<Rgb>([
            [255, 204, 128],
            [255, 178, 96],
            [190, 226, 255],
          ]),
        }),
    });
    near = far;
  }
  return houses;
}

function paintHouse(world: World, house: House, half: number, { pen, view, seconds }: Moment): void {
  const { stage, light } = world;
  const limit = view.z + 0.16;
  if (house.far <= limit) return;
  const at = ([depth, height]: At, out = 0) =>
    project(
      stage,
      view,
      Math.max(limit, depth),
      (house.side * (half - out)) / Math.max(limit, depth),
      (stage.ground - height) / Math.max(limit, depth),
    );
  const quad = (from: At, to: At) => {
    const a = at(from);
    const b = at([to[0], from[1]]);
    const c = at(to);
    const d = at([from[0], to[1]]);
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
    pen.lineTo(c.x, c.y);
    pen.lineTo(d.x, d.y);
    pen.closePath();
  };
  const fill = (colour: string) => {
    pen.fillStyle = colour;
    pen.fill();
    pen.beginPath();
  };
  const middle = Math.sqrt(house.near * house.far);
  const wall = lit(light, house.wall, 1 + middle * 0.8, house.side > 0 ? -0.3 : -0.5);
  pen.beginPath();
  quad([house.near, -2], [house.far, house.height]);
  fill(css(wall));
  // The gable towards the viewer, where the house stands taller than its neighbour.
  const corner = at([house.far, house.height]);
  const foot = at([house.far, 0]);
  pen.moveTo(corner.x, corner.y);
  pen.lineTo(corner.x + house.side * stage.width, corner.y);
  pen.lineTo(foot.x + house.side * stage.width, foot.y);
  pen.lineTo(foot.x, foot.y);
  fill(css(shade(wall, -0.3), house.far > 12 ? 1 : 0));
  quad([house.near, house.height * 0.975], [house.far, house.height]);
  fill(css(shade(wall, -0.28)));
  for (const pane of house.panes) if (!pane.lit) quad(pane.from, pane.to);
  fill(css(light.dark ? shade(wall, -0.4) : mix(mix(wall, light.sky[1], 0.42), light.sky[2], 0.2)));
  for (const tone of [0, 1] as const) {
    for (const pane of house.panes) if (pane.lit && pane.warm < 0.6 === (tone === 0)) quad(pane.from, pane.to);
    fill(
      css(
        mix(tone === 0 ? [255, 202, 122] : [226, 168, 96], light.haze, Math.min(0.5, middle * 0.05)),
        tone === 0 ? 0.9 : 0.6,
      ),
    );
  }
  if (house.shop) {
    const depth = (share: number) => house.near * (house.far / house.near) ** share;
    quad([depth(0.12), stage.unit * 0.03], [depth(0.88), stage.unit * 0.19]);
    fill(css(mix(house.shop, light.haze, Math.min(0.4, middle * 0.04)), 0.85));
    quad([depth(0.08), stage.unit * 0.19], [depth(0.92), stage.unit * 0.235]);
    fill(css(shade(mix(house.wall, house.shop, 0.35), -0.25)));
  }
  if (house.sign) {
    const { depth, low, high, out, colour, flicker } = house.sign;
    if (depth <= limit) return;
    const lower = at([depth, low]);
    const upper = at([depth, high]);
    const outer = at([depth, high], out);
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
}

/** Light at the end of the street, where the sky meets the ground. */
function vanishingGlow(world: World): Part {
  const { stage, light } = world;
  return baked(
    world,
    30,
    (pen) => {
      glow(pen, 0, -stage.unit * 0.03, stage.unit * 0.6, light.glow, light.dark ? 0.75 : 0.6 * light.strength + 0.2);
      glow(pen, 0, -stage.unit * 0.02, stage.unit * 0.24, mix(light.glow, light.key, 0.5), 0.7);
    },
    { plain: true, blur: 0 },
  );
}

function roadMarks({ stage, light }: World, pen: Moment["pen"], half: number): void {
  const kerb = lit(light, [140, 138, 136], 1, 0);
  for (const side of [-1, 1]) {
    pen.fillStyle = css(shade(lit(light, [120, 116, 112], 1, -0.2), -0.1), 0.8);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(side * half * 6, stage.ground * 6);
    pen.lineTo(side * half * 0.64 * 6, stage.ground * 6);
    pen.fill();
    pen.fillStyle = css(kerb, 0.75);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(side * half * 0.655 * 6, stage.ground * 6);
    pen.lineTo(side * half * 0.625 * 6, stage.ground * 6);
    pen.fill();
  }
  pen.fillStyle = css(lit(light, [226, 216, 190], 1, 0.1), 0.55);
  for (let i = 0; i < 11; i++) {
    const [near, far] = [0.55 * 1.42 ** i, 0.55 * 1.42 ** i * 1.2];
    const w = half * 0.022;
    pen.beginPath();
    pen.moveTo(-w / near, stage.ground / near);
    pen.lineTo(w / near, stage.ground / near);
    pen.lineTo(w / far, stage.ground / far);
    pen.lineTo(-w / far, stage.ground / far);
    pen.fill();
  }
}

/** Street lamps on both kerbs. */
function lamps(world: World, half: number): Part[] {
  const { stage, light } = world;
  const warm: Rgb = [255, 198, 116];
  return [1.5, 2.3, 3.5, 5.3, 8].flatMap((depth, index) =>
    ([1, -1] as const).map((side): Part => ({
      depth: depth + 0.01,
      paint({ pen, view }) {
        if (depth <= view.z + 0.2) return;
        const x = (side * half * 0.68) / depth;
        const foot = project(stage, view, depth, x, stage.ground / depth);
        const top = project(stage, view, depth, x, (stage.ground - stage.unit * 0.86) / depth);
        const arm = project(
          stage,
          view,
          depth,
          x - (side * stage.unit * 0.13) / depth,
          (stage.ground - stage.unit * 0.88) / depth,
        );
        pen.strokeStyle = css(lit(light, [52, 54, 62], depth, -0.4));
        pen.lineWidth = Math.max(1, (stage.unit * 0.013 * view.zoom) / (depth - view.z));
        pen.lineCap = "round";
        pen.beginPath();
        pen.moveTo(foot.x, foot.y);
        pen.lineTo(top.x, top.y);
        pen.quadraticCurveTo(top.x, arm.y, arm.x, arm.y);
        pen.stroke();
        if (!light.dark) return;
        const size = (stage.unit * 0.42 * view.zoom) / (depth - view.z) ** 0.8;
        pen.save();
        pen.globalCompositeOperation = "lighter";
        pen.globalAlpha = 0.85;
        pen.drawImage(glowSprite(warm), arm.x - size / 2, arm.y - size / 2, size, size);
        pen.globalAlpha = 0.3;
        pen.drawImage(glowSprite(warm), foot.x - size * 0.75, foot.y - size * 0.16, size * 1.5, size * 0.32);
        pen.restore();
        pen.fillStyle = css([255, 240, 208]);
        pen.beginPath();
        pen.arc(arm.x, arm.y + size * 0.012, Math.max(1, size * 0.03), 0, 7);
        pen.fill();
        void index;
      },
    })),
  );
}

/** Long streaks of the signs' colours on wet asphalt. */
function wetSigns(world: World, houses: readonly House[], half: number): Part {
  const { stage } = world;
  return {
    depth: 2.9,
    paint({ pen, view, seconds }) {
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (const { sign, side, shop, near, far } of houses) {
        const source = sign
          ? { depth: sign.depth, out: sign.out / 2, colour: sign.colour }
          : shop
            ? { depth: Math.sqrt(near * far), out: 0, colour: shop }
            : undefined;
        if (source === undefined || source.depth <= view.z + 0.3) continue;
        const at = project(
          stage,
          view,
          source.depth,
          (side * (half - source.out)) / source.depth,
          stage.ground / source.depth,
        );
        const wide = (stage.unit * 0.2 * view.zoom) / (source.depth - view.z);
        const long = wide * 2.6;
        const ripple = Math.sin(seconds * 3 + source.depth * 5) * wide * 0.05;
        pen.globalAlpha = sign ? 0.5 : 0.26;
        pen.drawImage(
          glowSprite(source.colour),
          at.x - wide / 2 - side * wide * 0.3 + ripple,
          at.y - long * 0.18,
          wide,
          long,
        );
      }
      pen.restore();
    },
  };
}
