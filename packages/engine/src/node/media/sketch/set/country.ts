import type { Rgb } from "../../../../craft/colours.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { house } from "../figures/buildings.ts";
import { brushOn } from "../figures/brush.ts";
import { flower } from "../figures/plants.ts";
import { lit } from "../light.ts";
import { ruggedLine } from "../noise.ts";
import type { Part, World } from "../world.ts";
import { grass, loneTree } from "./field.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { glow, sky } from "./sky.ts";
import { hills, mountains } from "./terrain.ts";
import { treeline } from "./trees.ts";

/** High country: peaks, forested slopes, a meadow. */
export function mountain(world: World): Part[] {
  const { scene, stage } = world;
  const snowy = scene.weather.includes("snow");
  const kind = floraOf(world, ["conifer"]);
  const gap = stage.width * 0.28;
  return [
    ...sky(world),
    mountains(world, "far peaks", 40, { height: 0.54, spacing: 0.36, colour: [120, 128, 142], snow: 0.4 }),
    mistBank(world, 30, 0.4),
    mountains(world, "near peaks", 16, { height: 0.3, spacing: 0.4, colour: [96, 100, 104], snow: snowy ? 0.5 : 0.2 }),
    hills(world, "slopes", 10, {
      height: 0.13,
      width: 0.45,
      rough: 0.5,
      colour: snowy ? [206, 214, 226] : [70, 96, 78],
    }),
    treeline(world, "slope wood", 9, { kind, height: 0.75, density: 0.9 }),
    mistBank(world, 8, 0.5),
    ground(world, snowy ? [232, 238, 246] : [98, 114, 66], snowy ? "snow" : "grass"),
    treeline(world, "wood", 4.6, { kind, height: 0.95, density: 0.35, clear: [-gap * 0.5, gap * 0.5] }),
    treeline(world, "near trees", 2.2, { kind, height: 1.05, density: 0.2, clear: [-gap, gap] }),
    ...(snowy ? [] : [grass(world, 0.82, [104, 118, 64], 60, false)]),
    undergrowth(world, "stalks", 0.76, 6, snowy),
  ];
}

/** Snow under a wide sky. */
export function snowfield(world: World): Part[] {
  const snow: Rgb = [236, 242, 250];
  return [
    ...sky(world),
    mountains(world, "ice peaks", 40, { height: 0.3, spacing: 0.44, colour: [150, 164, 186], snow: 0.7 }),
    mistBank(world, 30, 0.5),
    hills(world, "drifts", 14, { height: 0.09, width: 0.7, rough: 0.4, colour: snow }),
    treeline(world, "firs", 9, { kind: "conifer", height: 0.7, density: 0.22 }),
    ground(world, snow, "snow"),
    hills(world, "near drift", 3, { height: 0.055, width: 0.6, rough: 0.4, colour: snow }),
    hills(world, "front drift", 0.8, { height: 0.05, width: 0.7, rough: 0.4, colour: snow }),
  ];
}

/** Houses among trees on both sides of an open green. */
export function village(world: World): Part[] {
  const { scene, stage, light } = world;
  const snowy = scene.weather.includes("snow");
  const kind = floraOf(world, ["broadleaf"]);
  return [
    ...sky(world),
    hills(world, "village hills", 26, { height: 0.2, width: 0.5, rough: 0.5, colour: [96, 120, 104] }),
    treeline(world, "village wood", 13, { kind, height: 0.8, density: 0.7 }),
    houses(world, "far houses", 8.5, 6, 0.9),
    mistBank(world, 8, 0.3),
    ground(world, snowy ? [234, 240, 248] : [122, 136, 82], snowy ? "snow" : "grass", (pen) => {
      // A lane that winds between the houses, as wide as its nearness asks.
      pen.fillStyle = css(lit(light, snowy ? [214, 220, 230] : [188, 166, 128], 1, 0), 0.85);
      pen.beginPath();
      const lane = (y: number) => stage.width * 0.05 * Math.sin(3.4 / (y / stage.ground + 0.35));
      for (let y = 2; y < stage.ground * 2; y += 5) pen.lineTo(lane(y) - stage.unit * 0.3 * (y / stage.ground), y);
      for (let y = stage.ground * 2; y >= 2; y -= 5) pen.lineTo(lane(y) + stage.unit * 0.3 * (y / stage.ground), y);
      pen.fill();
    }),
    houses(world, "houses", 4.4, 4, 1.2),
    houses(world, "near houses", 2.6, 2, 1.5),
    undergrowth(world, "hedge", 0.8, 10, snowy),
  ];
}

function houses(world: World, name: string, depth: number, count: number, size: number): Part {
  const { stage, light } = world;
  const random = world.random(name);
  const foot = stage.ground / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      for (let i = 0; i < count; i++) {
        const x = area.left + ((area.right - area.left) * (i + random.between(0.25, 0.75))) / count;
        const high = (stage.unit * size * random.between(0.6, 0.85)) / depth ** 0.86;
        const wall: Rgb = random.pick([
          [222, 206, 176],
          [204, 176, 148],
          [190, 196, 196],
          [216, 190, 160],
        ]);
        const flip = random.chance(0.5) ? -1 : 1;
        if (depth < 4 && Math.abs(x) < stage.width * 0.22) continue;
        pen.save();
        pen.translate(x, foot);
        pen.scale(high * flip, high);
        house(
          brushOn(pen, (colour) => lit(light, colour, depth, 0), undefined),
          { action: "stand", seconds: i * 3.1, progress: 0, stride: 0, view: "side" },
          wall,
          light.dark,
        );
        pen.restore();
      }
    },
    { top: foot - (stage.unit * size * 1.3) / depth ** 0.86, bottom: foot + 4 },
  );
}

/** Flower beds, a hedge and a fence; close up, soil and light that dances through leaves. */
export function garden(world: World): Part[] {
  const { scene, light } = world;
  const main = scene.subjects[0];
  const close =
    (scene.lens === "close" || scene.lens === "macro") && (main === undefined || cast[main.kind].height < 1);
  if (close) return bed(world);
  const snowy = scene.weather.includes("snow");
  const kind = floraOf(world, ["broadleaf", "birch"]);
  return [
    ...sky(world),
    treeline(world, "garden trees", 11, { kind, height: 1.3, density: 0.8 }),
    treeline(world, "shrubs", 6.5, { kind: "broadleaf", height: 0.36, density: 1.2 }),
    mistBank(world, 6, 0.2),
    fence(world, 4.4),
    ground(world, snowy ? [234, 240, 248] : [112, 148, 76], snowy ? "snow" : "grass", (pen) => {
      pen.fillStyle = css(lit(light, [206, 190, 160], 1, 0.1), 0.8);
      pen.beginPath();
      pen.moveTo(-4, 0);
      pen.lineTo(4, 0);
      pen.lineTo(world.stage.unit * 0.9, world.stage.ground * 2.4);
      pen.lineTo(-world.stage.unit * 0.9, world.stage.ground * 2.4);
      pen.fill();
    }),
    loneTree(world, 2.6, kind, 1.1),
    ...(snowy ? [] : [flowers(world, 3.4, 26, 0.3), flowers(world, 1.7, 16, 0.3), flowers(world, 0.74, 7, 0.34)]),
    undergrowth(world, "border", 1.2, 10, snowy),
  ];
}

function fence(world: World, depth: number): Part {
  const { stage, light } = world;
  const foot = stage.ground / depth;
  const high = (stage.unit * 0.36) / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      pen.fillStyle = css(lit(light, [236, 230, 216], depth, -0.1));
      for (const at of [0.72, 0.34]) pen.fillRect(area.left, foot - high * at, area.right - area.left, high * 0.09);
      for (let x = Math.floor(area.left / 20) * 20; x < area.right; x += high * 0.36) {
        pen.beginPath();
        pen.moveTo(x, foot);
        pen.lineTo(x, foot - high * 0.9);
        pen.lineTo(x + high * 0.08, foot - high);
        pen.lineTo(x + high * 0.16, foot - high * 0.9);
        pen.lineTo(x + high * 0.16, foot);
        pen.fill();
      }
    },
    { top: foot - high * 1.05, bottom: foot + 2 },
  );
}

function flowers(world: World, depth: number, count: number, tall: number): Part {
  const { stage, light } = world;
  const random = world.random(`flowers ${depth}`);
  const foot = stage.ground / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      for (let i = 0; i < count; i++) {
        const x = random.between(area.left, area.right);
        if (depth > 1 && Math.abs(x) < (stage.unit * 0.34) / depth) continue;
        const colour: Rgb = random.pick([
          [222, 76, 84],
          [244, 186, 66],
          [206, 120, 196],
          [246, 240, 230],
          [240, 130, 84],
          [120, 120, 206],
        ]);
        pen.save();
        pen.translate(x, foot + random.between(0, 0.04) * stage.unit);
        const high = (stage.unit * tall * random.between(0.7, 1.2)) / depth;
        pen.scale(high, high);
        flower(
          brushOn(pen, (tone) => lit(light, tone, depth, random.between(-0.3, 0.3)), undefined),
          { action: "stand", seconds: random.between(0, 6), progress: 1, stride: 0, view: "side" },
          colour,
          random.between(0.8, 1),
          random.pick([6, 8]),
        );
        pen.restore();
      }
    },
    { top: foot - (stage.unit * tall * 1.5) / depth, bottom: foot + (stage.unit * 0.06) / depth + 4 },
  );
}

/** Soil right before the lens; behind it only soft light and colour. */
function bed(world: World): Part[] {
  const { stage, light } = world;
  const random = world.random("bed");
  const soil: Rgb = [92, 66, 48];
  const top = stage.ground;
  return [
    baked(
      world,
      1e5,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, area.top, 0, area.bottom);
        fill.addColorStop(0, css(mix(light.sky[1], lit(light, [110, 150, 80], 1, 0.3), 0.55)));
        fill.addColorStop(0.55, css(lit(light, [122, 158, 84], 1, 0.4)));
        fill.addColorStop(1, css(lit(light, [54, 78, 44], 1, -0.4)));
        pen.fillStyle = fill;
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        glow(
          pen,
          -world.framing.subjectX * 2.6 - stage.width * 0.12,
          -stage.height * 0.3,
          stage.unit * 0.8,
          light.glow,
          0.35 + 0.5 * light.strength,
        );
      },
      { plain: true },
    ),
    ...[30, 12].map((depth) =>
      baked(
        world,
        depth,
        (pen, area) => {
          pen.globalCompositeOperation = "lighter";
          for (let i = 0; i < 46; i++) {
            const colour: Rgb = random.pick([
              [150, 190, 96],
              [226, 206, 120],
              [110, 160, 110],
              [240, 190, 150],
            ]);
            pen.fillStyle = css(
              mix(lit(light, colour, 1, 0.4), light.key, 0.25),
              random.between(0.05, 0.2) * (0.45 + 0.55 * light.strength),
            );
            pen.beginPath();
            pen.arc(
              random.between(area.left, area.right),
              random.between(area.top, stage.ground * 0.9),
              stage.unit * random.between(0.02, depth > 20 ? 0.05 : 0.085),
              0,
              7,
            );
            pen.fill();
          }
        },
        { plain: true, blur: 0 },
      ),
    ),
    baked(
      world,
      2.2,
      (pen, area) => {
        for (let i = 0; i < 34; i++) {
          const x = random.between(area.left, area.right);
          pen.strokeStyle = css(
            lit(
              light,
              random.pick([
                [84, 128, 62],
                [110, 150, 76],
              ]),
              2,
              random.between(-0.5, 0.4),
            ),
          );
          pen.lineWidth = stage.unit * random.between(0.008, 0.02);
          pen.lineCap = "round";
          pen.beginPath();
          pen.moveTo(x, top * 0.92);
          pen.quadraticCurveTo(
            x + random.between(-20, 20),
            top * 0.5,
            x + random.between(-0.1, 0.1) * stage.unit,
            top * 0.9 - stage.unit * random.between(0.1, 0.36),
          );
          pen.stroke();
        }
      },
      { top: -stage.unit * 0.4, bottom: top * 1.1 },
    ),
    baked(
      world,
      1.01,
      (pen, area) => {
        const heap = (x: number) =>
          top -
          stage.unit * (0.012 + 0.018 * Math.sin(x / (stage.unit * 0.23)) + 0.008 * Math.sin(x / (stage.unit * 0.06)));
        const tone = lit(light, soil, 1, 0.1);
        const fill = pen.createLinearGradient(0, top - stage.unit * 0.05, 0, area.bottom);
        fill.addColorStop(0, css(mix(tone, light.key, 0.16 * light.strength)));
        fill.addColorStop(0.4, css(tone));
        fill.addColorStop(1, css(shade(tone, -0.5)));
        pen.fillStyle = fill;
        pen.beginPath();
        for (let x = area.left; x <= area.right + 6; x += 6) pen.lineTo(x, heap(x));
        pen.lineTo(area.right + 6, area.bottom);
        pen.lineTo(area.left, area.bottom);
        pen.fill();
        for (let i = 0; i < 900; i++) {
          const x = random.between(area.left, area.right);
          const down = random() ** 1.5;
          const y = heap(x) + 2 + down * (area.bottom - top);
          const size = stage.unit * random.between(0.002, 0.013) * (0.5 + down);
          pen.fillStyle = css(
            shade(lit(light, random.chance(0.1) ? [150, 136, 120] : soil, 1, random.between(-0.8, 0.7)), -0.2 * down),
            0.75,
          );
          pen.beginPath();
          pen.ellipse(x, y, size, size * random.between(0.5, 0.9), random.between(0, 3), 0, 7);
          pen.fill();
        }
      },
      { top: top - stage.unit * 0.08, blur: 0 },
    ),
  ];
}

/** High in the air: clouds below, beside and above. */
export function highSky(world: World): Part[] {
  const { stage, light } = world;
  const banks = [60, 22, 9, 3.6].map((depth, index) =>
    baked(
      world,
      depth,
      (pen, area) => {
        const random = world.random(`cloud sea ${index}`);
        const foot = stage.unit * (0.02 + 0.13 * index);
        const bright = mix(light.sky[2], light.key, 0.5);
        const dim = mix(light.sky[1], light.ambient, 0.25);
        const line = ruggedLine(random, 3);
        const step = stage.unit * 0.02 * (1 + index * 0.4);
        for (const [tone, lift, share] of [
          [mix(dim, bright, 0.2), 0, 1],
          [mix(dim, bright, 0.6), 0.3, 0.85],
          [mix(bright, [255, 255, 255], light.dark ? 0 : 0.3), 0.62, 0.62],
        ] as const) {
          for (let x = area.left; x < area.right; x += step * random.between(0.7, 1.3)) {
            const swell = 0.5 + 0.5 * line((x / stage.unit) * 2.2);
            const radius = stage.unit * (0.035 + 0.055 * swell) * (1 + index * 0.45) * share;
            const y = foot - swell * stage.unit * 0.05 * (1 + index * 0.4) - radius * lift + radius * 0.6;
            const puff = pen.createRadialGradient(x, y, radius * 0.35, x, y, radius);
            puff.addColorStop(0, css(tone, 0.75));
            puff.addColorStop(1, css(tone, 0));
            pen.fillStyle = puff;
            pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
          }
        }
        const fade = pen.createLinearGradient(0, foot + stage.unit * 0.04, 0, foot + stage.unit * 0.34);
        fade.addColorStop(0, css(mix(bright, dim, 0.6), 0));
        fade.addColorStop(1, css(mix(dim, bright, 0.3), 0.96));
        pen.fillStyle = fade;
        pen.fillRect(area.left, foot, area.right - area.left, area.bottom - foot);
      },
      { top: -stage.unit * 0.2 + stage.unit * 0.1 * index, plain: true },
    ),
  );
  return [...sky(world, { clouds: 0.6 }), ...banks];
}
