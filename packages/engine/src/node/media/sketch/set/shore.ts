import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import { noiseLine } from "../noise.ts";
import { placeGround } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { floraOf } from "./flora.ts";
import { mistBank } from "./ground.ts";
import { sky } from "./sky.ts";
import { stone } from "./stones.ts";
import { hills, mountains } from "./terrain.ts";
import { loneTree } from "./field.ts";
import { treeline } from "./treeline.ts";
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
        stone(pen, world, area, random, y, { tint: [dry, -0.3, 0.1, 0.5], width: 0.006, height: 0.0024, most: 1.6 });
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
