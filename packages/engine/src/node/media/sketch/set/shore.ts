import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import { noiseLine } from "../noise.ts";
import { placeGround } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { sky } from "./sky.ts";
import { hills, mountains } from "./terrain.ts";
import { grass, loneTree } from "./field.ts";
import { walks } from "./walks.ts";
import { treeline } from "./trees.ts";
import { sea } from "./water.ts";

/** What stands on the far shore: mountains, a wood or a town, when the prompt names them. */
function farShore(world: World): Part[] {
  const { backdrop } = world.scene;
  if (backdrop === "forest")
    return [treeline(world, "far wood", 16, { kind: floraOf(world, ["conifer"]), height: 1.3, density: 1 })];
  if (backdrop === "mountain" || backdrop === "snowfield")
    return [
      mountains(world, "far shore", 40, { height: 0.36, spacing: 0.4, colour: [112, 122, 138], snow: 0.36 }),
      mistBank(world, 30, 0.4),
    ];
  return [];
}

/** The open sea. */
export function openSea(world: World): Part[] {
  const random = world.random("coast");
  const tint: Rgb = random.pick([
    [30, 92, 120],
    [22, 84, 108],
    [40, 104, 122],
  ]);
  const headland = random.chance(0.4)
    ? [hills(world, "headland", 34, { height: 0.11, width: 0.35, rough: 0.6, colour: [96, 104, 112] })]
    : [];
  return [...sky(world), ...farShore(world), ...headland, ...sea(world, { swell: 1, tint })];
}

/** The edge of the sea: waves run up the sand and leave foam. */
export function beach(world: World): Part[] {
  const random = world.random("beach");
  const sand: Rgb = random.pick([
    [226, 200, 156],
    [214, 186, 148],
    [236, 214, 178],
  ]);
  const palms = world.scene.flora === "palm" || (world.scene.time !== "night" && random.chance(0.35));
  return [
    ...sky(world),
    ...farShore(world),
    ...sea(world, { swell: 0.7, tint: [38, 122, 138], until: 1.7 }),
    ...surf(world, sand),
    ...(palms ? [loneTree(world, 1.7, "palm", 1.05)] : []),
  ];
}

/** Sand in front of the water, with a wet band and a foam line that comes and goes. */
function surf(world: World, sand: Rgb): Part[] {
  const { stage, light } = world;
  const line = noiseLine(world.random("shoreline"));
  const shore = stage.ground * 0.5;
  const edge = (x: number) => shore + line(x / (stage.unit * 0.45)) * stage.ground * 0.06;
  const dry = lit(light, sand, 1, 0.3);
  const wet = mix(shade(dry, -0.35), light.sky[2], 0.25);
  const plane = baked(
    world,
    8.9e3,
    (pen, area) => {
      const fill = pen.createLinearGradient(0, shore, 0, stage.height - stage.horizon);
      fill.addColorStop(0, css(wet));
      fill.addColorStop(0.22, css(wet));
      fill.addColorStop(0.34, css(mix(dry, wet, 0.35)));
      fill.addColorStop(0.5, css(dry));
      fill.addColorStop(1, css(shade(dry, -0.18)));
      pen.fillStyle = fill;
      pen.beginPath();
      for (let x = area.left; x <= area.right + 8; x += 8) pen.lineTo(x, edge(x));
      pen.lineTo(area.right + 8, area.bottom);
      pen.lineTo(area.left, area.bottom);
      pen.fill();
      const random = world.random("pebbles");
      for (let i = 0; i < 240; i++) {
        const y = shore + (area.bottom - shore) * (0.3 + 0.7 * Math.sqrt(random()));
        const near = y / stage.ground;
        pen.fillStyle = css(shade(dry, random.between(-0.3, 0.1)), 0.5);
        pen.beginPath();
        pen.ellipse(
          random.between(area.left, area.right),
          y,
          stage.unit * 0.006 * near * random.between(0.4, 1.6),
          stage.unit * 0.0024 * near,
          0,
          0,
          7,
        );
        pen.fill();
      }
    },
    { top: shore * 0.8, flat: true },
  );
  const foam: Part = {
    depth: 1.3,
    paint({ pen, view, seconds }) {
      const run = Math.sin(seconds * 0.9) * 0.5 + 0.5;
      pen.save();
      pen.transform(...placeGround(stage, view));
      const half = stage.width * 1.4;
      for (const [shift, alpha, wide] of [
        [run, 0.85, 0.009],
        [run * 0.55 - 0.25, 0.45, 0.006],
      ] as const) {
        const at = (x: number) =>
          edge(x + 40) +
          stage.ground * (0.02 + 0.15 * shift) +
          Math.sin(x / (stage.unit * 0.08) + seconds) * stage.unit * 0.004;
        pen.beginPath();
        for (let x = -half; x <= half; x += stage.unit * 0.03) pen.lineTo(x, at(x));
        pen.strokeStyle = css(mix(white, light.key, 0.3), alpha * (light.dark ? 0.45 : 1));
        pen.lineWidth = stage.unit * wide;
        pen.stroke();
        for (let x = half; x >= -half; x -= stage.unit * 0.03) pen.lineTo(x, edge(x) - 6);
        pen.fillStyle = css(mix(light.sky[1], [210, 236, 236], 0.5), 0.2 * alpha);
        pen.fill();
      }
      pen.restore();
    },
  };
  return [{ depth: 1.32, paint: plane.paint }, foam];
}

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
