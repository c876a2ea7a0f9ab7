import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { lit } from "../light.ts";
import { atRest, project, type View } from "../stage.ts";
import type { Part, Pen, World } from "../world.ts";
import { glowSprite } from "./glow-sprite.ts";
import { ground } from "./ground.ts";
import { type House, paintHouse, paintSign, rowOf } from "./houses.ts";
import { glow, sky } from "./sky.ts";
import { wetGround } from "./wet.ts";

/** From this depth on houses are baked: they shift too little for anybody to see. A camera that stays bakes all. */
const far = 3.4;

/** A street that runs to the vanishing point between two rows of houses, each in true perspective. */
export function street(world: World): Part[] {
  const { stage, light, scene } = world;
  const random = world.random("street");
  const half = stage.unit * random.between(0.6, 0.78) * Math.min(1.25, Math.max(0.8, world.framing.closeness));
  const houses = [...rowOf(world, 1, random), ...rowOf(world, -1, random)].toSorted((a, b) => b.near - a.near);
  const wet = scene.weather.includes("rain") || (light.dark && random.chance(0.5));
  const lamps = [1.5, 2.3, 3.5, 5.3, 8];
  const stays = world.views.every(({ x, y, z }) => x === 0 && y === 0 && z === 0);
  const settled = stays ? 0 : far;
  return [
    ...sky(world, { clouds: 0.3, light: (pen) => endGlow(world, pen) }),
    ground(world, light.dark ? [58, 60, 70] : [112, 110, 112], "stone", (pen) => roadMarks(world, pen, half)),
    baked(
      world,
      stays ? 2.9 : 6.5,
      (pen, { left, right }) => {
        // The pen stands in rest places; houses are drawn as in a frame.
        const area = { left: left + stage.centre, right: right + stage.centre };
        pen.translate(-stage.centre, -stage.horizon);
        // The house before the border stands in both rows, so that no gap opens where they part.
        for (const house of houses) if (house.far > settled) paintHouse(world, house, half, pen, atRest, area);
        for (const house of houses)
          if (house.near >= settled && !lively(house)) paintSign(world, house, half, pen, atRest, 0);
        for (const depth of lamps.toReversed())
          if (depth > settled) for (const side of [1, -1]) lamp(world, depth, side, half, pen, atRest);
      },
      { blur: 0 },
    ),
    ...houses
      .filter(({ near }) => near < settled)
      .map((house): Part => ({
        depth: house.near + 2.2,
        paint({ pen, view, seconds }) {
          paintHouse(world, house, half, pen, view, { left: 0, right: stage.width });
          paintSign(world, house, half, pen, view, seconds);
        },
      })),
    ...houses
      .filter((house) => house.near >= settled && lively(house))
      .map((house): Part => ({
        depth: house.near + 2.1,
        paint: ({ pen, view, seconds }) => paintSign(world, house, half, pen, view, seconds),
      })),
    ...lamps
      .filter((depth) => depth <= settled)
      .map((depth): Part => ({
        depth: depth + 0.01,
        paint({ pen, view }) {
          for (const side of [1, -1]) lamp(world, depth, side, half, pen, view);
        },
      })),
    ...(light.dark && !scene.without.includes("car") ? [traffic(world)] : []),
    ...(wet ? [wetGround(world, 2.15, light.dark ? 0.6 : 0.35), wetSigns(world, houses, half)] : []),
  ];
}

/** Whether a house's sign flickers. */
const lively = ({ sign }: House) => sign !== undefined && sign.flicker > 0;

/** The lamps of a car that comes up the street from afar. */
function traffic(world: World): Part {
  const { stage, seconds: length } = world;
  const random = world.chance("traffic");
  const lane = random.chance(0.5) ? 1 : -1;
  const from = random.between(11, 14);
  const to = Math.max(5, from - length * 0.9);
  const white: Rgb = [255, 238, 204];
  return {
    depth: 5.2,
    paint({ pen, view, time }) {
      const depth = from + (to - from) * time;
      const size = (stage.unit * 0.34) / (depth - view.z);
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (const side of [-1, 1]) {
        const at = project(
          stage,
          view,
          depth,
          (lane * stage.unit * 0.16 + side * stage.unit * 0.06) / depth,
          (stage.ground - stage.unit * 0.07) / depth,
        );
        pen.drawImage(glowSprite(white), at.x - size / 2, at.y - size / 2, size, size);
        pen.globalAlpha = 0.5;
        pen.drawImage(glowSprite(white), at.x - size * 0.2, at.y, size * 0.4, size * 1.6);
        pen.globalAlpha = 1;
      }
      pen.restore();
    },
  };
}

/** Light at the end of the street, where the sky meets the ground. */
function endGlow({ stage, light }: World, pen: Pen): void {
  glow(pen, 0, -stage.unit * 0.03, stage.unit * 0.6, light.glow, light.dark ? 0.75 : 0.6 * light.strength + 0.2);
  glow(pen, 0, -stage.unit * 0.02, stage.unit * 0.24, mix(light.glow, light.key, 0.5), 0.7);
}

function roadMarks({ stage, light }: World, pen: Pen, half: number): void {
  const wedge = (colour: string, from: number, to: number) => {
    pen.fillStyle = colour;
    for (const side of [-1, 1]) {
      pen.beginPath();
      pen.moveTo(0, 0);
      pen.lineTo(side * half * from * 6, stage.ground * 6);
      pen.lineTo(side * half * to * 6, stage.ground * 6);
      pen.fill();
    }
  };
  wedge(css(shade(lit(light, light.dark ? [120, 116, 112] : [176, 168, 158], 1, -0.2), -0.1), 0.8), 1, 0.64);
  wedge(css(lit(light, light.dark ? [140, 138, 136] : [206, 200, 190], 1, 0), 0.75), 0.655, 0.625);
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

function lamp({ stage, light }: World, depth: number, side: number, half: number, pen: Pen, view: View): void {
  if (depth <= view.z + 0.2) return;
  const warm: Rgb = [255, 198, 116];
  const x = (side * half * 0.68) / depth;
  const at = (dx: number, up: number) => project(stage, view, depth, x + dx / depth, (stage.ground - up) / depth);
  const foot = at(0, 0);
  const top = at(0, stage.unit * 0.86);
  const arm = at(-side * stage.unit * 0.13, stage.unit * 0.88);
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
}

/** Long streaks of the signs' colours on wet asphalt. */
function wetSigns({ stage, light }: World, houses: readonly House[], half: number): Part {
  return {
    depth: 2.1,
    paint({ pen, view, seconds }) {
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (const { sign, side, shop, near, far } of houses) {
        const lit = sign
          ? { depth: sign.depth, out: sign.out / 2, colour: sign.colour }
          : shop && light.dark
            ? { depth: Math.sqrt(near * far), out: 0, colour: shop }
            : undefined;
        if (lit === undefined || lit.depth <= view.z + 0.3 || lit.depth > 9) continue;
        const at = project(stage, view, lit.depth, (side * (half - lit.out)) / lit.depth, stage.ground / lit.depth);
        const wide = (stage.unit * 0.2 * view.zoom) / (lit.depth - view.z);
        const long = wide * 2.6;
        const ripple = Math.sin(seconds * 3 + lit.depth * 5) * wide * 0.05;
        pen.globalAlpha = sign ? 0.5 : 0.26;
        pen.drawImage(
          glowSprite(lit.colour),
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
