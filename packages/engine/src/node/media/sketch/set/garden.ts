import type { Rgb } from "../../../../craft/colours.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { baked } from "../bake.ts";
import { css } from "../colour.ts";
import { brushOn } from "../figures/brush.ts";
import { growingPlant } from "../figures/growing-plant.ts";
import { lit } from "../light.ts";
import type { Part, World } from "../world.ts";
import { loneTree } from "./field.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { sky } from "./sky.ts";
import { treeline } from "./treeline.ts";
import { bed } from "./flower-bed.ts";

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
        // Nothing grows before the subject's face, and nothing on the path.
        const path = depth > 1 ? (stage.unit * 0.34) / depth : 0;
        if (Math.abs(x) < path || (depth < 1 && Math.abs(x * depth - world.framing.subjectX) < stage.unit * 0.24))
          continue;
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
        growingPlant(
          brushOn(pen, (tone) => css(lit(light, tone, depth, random.between(-0.3, 0.3))), undefined),
          { action: "stand", seconds: random.between(0, 6), progress: 1, stride: 0, view: "side" },
          random.between(4.7, 5),
          { colour, petals: random.pick([6, 7]), leaves: 2, tall: 0.84 },
        );
        pen.restore();
      }
    },
    { top: foot - (stage.unit * tall * 1.5) / depth, bottom: foot + (stage.unit * 0.06) / depth + 4 },
  );
}
