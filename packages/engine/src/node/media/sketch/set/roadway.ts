import type { Rgb } from "../../../../craft/colours.ts";
import type { Setting } from "../../../../craft/settings.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, World } from "../world.ts";

const open: ReadonlySet<Setting> = new Set([
  "beach",
  "desert",
  "field",
  "mountain",
  "forest",
  "snowfield",
  "garden",
  "village",
]);

/** What goes on rails, or over grass. */
const offRoad: ReadonlySet<SubjectKind> = new Set(["train", "bicycle", "tractor", "robot-vacuum"]);

/** The road across the picture on which what has wheels drives where there is no street, with a rail towards the sea. */
export function roadway(world: World, place: Setting): Part[] {
  const { stage, light, scene } = world;
  const driven = scene.subjects.some(
    ({ kind, heading }) => cast[kind].action === "drive" && !offRoad.has(kind) && !heading?.match(/^(?:away|toward)$/u),
  );
  if (!driven || !open.has(place)) return [];
  const tone = lit(light, scene.weather.includes("snow") ? [176, 182, 190] : [96, 94, 96], 1, 0.1);
  const [far, near] = [stage.ground * 0.8, stage.ground * 1.16];
  const road = baked(
    world,
    8e3,
    (pen, area) => {
      const wide = area.right - area.left;
      pen.fillStyle = css(shade(tone, -0.34));
      pen.fillRect(area.left, far - stage.unit * 0.008, wide, near - far + stage.unit * 0.03);
      const fill = pen.createLinearGradient(0, far, 0, near);
      fill.addColorStop(0, css(shade(tone, 0.06)));
      fill.addColorStop(1, css(shade(tone, -0.2)));
      pen.fillStyle = fill;
      pen.fillRect(area.left, far, wide, near - far);
      pen.fillStyle = css(mix(lit(light, [236, 232, 220], 1, 0.2), white, 0.1), 0.8);
      pen.fillRect(area.left, far + stage.unit * 0.006, wide, stage.unit * 0.005);
      const dash = stage.unit * 0.16;
      for (let x = Math.floor(area.left / dash) * dash; x < area.right; x += dash)
        pen.fillRect(x, stage.ground * 1.06, dash * 0.55, stage.unit * 0.011);
    },
    { top: far - stage.unit * 0.02, bottom: near + stage.unit * 0.04, flat: true },
  );
  // Beside the sea the road lies over the sand and the foam.
  return place === "beach" ? [{ depth: 1.29, paint: road.paint }, rail(world)] : [road];
}

/** A low rail of posts and one band. */
function rail(world: World): Part {
  const { stage, light } = world;
  const depth = 1.24;
  const foot = stage.ground / depth;
  const steel: Rgb = [206, 208, 212];
  return baked(
    world,
    depth,
    (pen, area) => {
      pen.fillStyle = css(lit(light, shade(steel, -0.4), depth));
      for (let x = Math.floor(area.left / 60) * 60; x < area.right; x += stage.unit * 0.2)
        pen.fillRect(x, foot - stage.unit * 0.055, stage.unit * 0.012, stage.unit * 0.06);
      pen.fillStyle = css(lit(light, steel, depth, 0.2));
      pen.fillRect(area.left, foot - stage.unit * 0.062, area.right - area.left, stage.unit * 0.024);
    },
    { top: foot - stage.unit * 0.08, bottom: foot + 3 },
  );
}
