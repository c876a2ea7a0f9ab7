import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import { placeGround } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { sky } from "./sky.ts";
import { hills, mountains } from "./terrain.ts";
import { grass } from "./field.ts";
import { walks } from "./walks.ts";
import { treeline } from "./treeline.ts";
import { sea } from "./water.ts";

/** A lake that mirrors its far shore. */
export function lake(world: World): Part[] {
  const { scene } = world;
  const kind = floraOf(world, ["conifer", "conifer", "birch"]);
  const bare = scene.backdrop === "city";
  return [
    ...sky(world),
    mountains(world, "lake peaks", 40, {
      height: 0.44,
      spacing: 0.36,
      colour: [112, 122, 136],
      snow: scene.time === "day" || scene.weather.includes("snow") ? 0.36 : 0.22,
    }),
    hills(world, "lake hills", 24, { height: 0.12, width: 0.4, rough: 0.5, colour: [80, 100, 90] }),
    ...(bare ? [] : [treeline(world, "lake wood", 15, { kind, height: 1.25, density: 0.95 })]),
    mistBank(world, 14, 0.55),
    ...sea(world, { swell: 0.3, tint: [40, 86, 104], mirror: 0.62 }),
    ...bank(world),
    undergrowth(world, "reeds", 0.78, 7),
  ];
}

/** Ground for those who walk beside the water. */
function bank(world: World): Part[] {
  if (!walks(world.scene)) return [];
  const colour: Rgb = world.scene.weather.includes("snow") ? [228, 234, 242] : [92, 108, 62];
  return [
    hills(world, "bank", 1.1, { height: 0.07, width: 0.8, rough: 0.4, colour, deep: true }),
    grass(world, 1.04, colour, 70, false),
  ];
}

/** Where its middle and its near bank lie at the viewer's feet, in widths of the picture from the centre, away from the subject. */
export const riverX = 0.36;
export const bankX = 0.14;

/** A river that winds from the hills to the viewer's feet. */
export function river(world: World): Part[] {
  const { stage, light, scene } = world;
  const random = world.random("river");
  const kind = floraOf(world, ["broadleaf", "conifer"]);
  const green: Rgb = scene.weather.includes("snow") ? [230, 236, 244] : [98, 126, 72];
  const side = -(Math.sign(world.framing.subjectX) || 1);
  const middle = (y: number) => {
    const t = y / stage.ground;
    return side * stage.width * (0.05 + 0.3 * t ** 1.5 + 0.09 * Math.sin(4 / (t + 0.32)));
  };
  const half = (y: number) => stage.unit * (0.012 + 0.26 * (y / stage.ground) ** 1.25);
  const banks = baked(
    world,
    8.9e3,
    (pen, area) => {
      const bottom = area.bottom;
      for (const [grow, paint] of [
        [1.16, css(lit(light, [132, 116, 88], 1, -0.2))],
        [1, ""],
      ] as const) {
        const fill = pen.createLinearGradient(0, 0, 0, bottom);
        fill.addColorStop(0, css(light.sky[2]));
        fill.addColorStop(0.3, css(mix(light.sky[1], [54, 96, 110], 0.4)));
        fill.addColorStop(1, css(mix(light.sky[0], shade([40, 84, 98], light.dark ? -0.6 : -0.1), 0.6)));
        pen.fillStyle = paint || fill;
        pen.beginPath();
        for (let y = 1; y <= bottom; y += 4) pen.lineTo(middle(y) - half(y) * grow, y);
        for (let y = bottom; y >= 1; y -= 4) pen.lineTo(middle(y) + half(y) * grow, y);
        pen.fill();
      }
      for (let i = 0; i < 60; i++) {
        const y = bottom * Math.sqrt(random());
        const size = stage.unit * 0.03 * (y / stage.ground) * random.between(0.4, 1.2);
        pen.fillStyle = css(lit(light, [128, 124, 118], 1, random.between(-0.8, 0.3)));
        pen.beginPath();
        pen.ellipse(
          middle(y) + (random.chance(0.5) ? 1 : -1) * half(y) * random.between(0.98, 1.2),
          y,
          size,
          size * 0.55,
          0,
          0,
          7,
        );
        pen.fill();
      }
    },
    { top: 0, flat: true },
  );
  const ripples = Array.from({ length: 70 }, () => ({
    at: random(),
    across: random.between(-0.85, 0.85),
    long: random.between(0.4, 1.3),
  }));
  const flow: Part = {
    depth: 5.5,
    paint({ pen, view, seconds }) {
      pen.save();
      pen.transform(...placeGround(stage, view));
      pen.strokeStyle = css(mix(light.sky[2], white, 0.35), 0.5);
      pen.lineCap = "round";
      for (const { at, across, long } of ripples) {
        const t = (at + seconds * 0.06) % 1;
        const y = stage.ground * 1.5 * t * t + 3;
        const w = half(y);
        pen.lineWidth = Math.max(0.7, w * 0.02);
        pen.beginPath();
        pen.moveTo(middle(y) + across * w - w * 0.1 * long, y);
        pen.quadraticCurveTo(middle(y) + across * w, y - w * 0.02, middle(y) + across * w + w * 0.1 * long, y);
        pen.stroke();
      }
      pen.restore();
    },
  };
  return [
    ...sky(world),
    ...(scene.backdrop === "mountain" || random.chance(0.5)
      ? [mountains(world, "river peaks", 40, { height: 0.4, spacing: 0.4, colour: [112, 120, 132], snow: 0.34 })]
      : []),
    hills(world, "river hills", 20, { height: 0.14, width: 0.45, rough: 0.5, colour: [92, 114, 92] }),
    treeline(world, "river wood", 9, { kind, height: 0.95, density: 0.85 }),
    mistBank(world, 8, 0.4),
    riverMeadow(world, green),
    { depth: 5.6, paint: banks.paint },
    flow,
    treeline(world, "bank", 3.4, {
      kind,
      height: 0.95,
      density: 0.1,
      clear: [side > 0 ? -stage.width * 0.06 : -stage.width, side > 0 ? stage.width : stage.width * 0.06],
    }),
    undergrowth(world, "bank grass", 0.84, 9, scene.weather.includes("snow")),
  ];
}

function riverMeadow(world: World, green: Rgb): Part {
  return ground(world, green, world.scene.weather.includes("snow") ? "snow" : "grass");
}
