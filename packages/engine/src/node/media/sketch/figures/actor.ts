import type { Rgb } from "../../../../craft/colours.ts";
import { black, css, mix, multiply, vivid, shade, white } from "../colour.ts";
import { hazeAt, lit } from "../light.ts";
import { sunPlace } from "../set/sky.ts";
import { atRest, placeAt } from "../stage.ts";
import type { Instant, Part, Pen, World } from "../world.ts";
import { brushOn, type Brush, type Paint, type Pose, silhouetteOn } from "./brush.ts";

/** Where an actor is at a moment. */
interface Spot {
  /** Rest place of its foot at its depth. */
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** Faces left. */
  readonly flip: boolean;
  readonly pose: Pose;
}

/** A figure on the stage: what draws it, how big it is, and its way through the take. */
interface Actor {
  draw(brush: Brush, pose: Pose): void;
  /** Height on the picture at depth 1, in pixels. */
  readonly height: number;
  /** Half its width, in heights. */
  readonly breadth: number;
  at(instant: Instant): Spot;
  /** Light shines through it: petals, wings, sails. */
  readonly sheer: boolean;
  /** Throws a shadow on the ground, a mirror image on water or wet stone, or hangs in the air. */
  readonly footing: "shadow" | "mirror" | "wet" | "none";
}

/** Draws an actor in the light of the scene: dim on the side away from the sun, with a rim of light on the other. */
export function actorPart(world: World, actor: Actor, depth: number): Part {
  const { stage, look } = world;
  const sun = sunPlace(world);
  const paints = new Map<string, Paint>();
  // One side for the whole take: light that changed sides would be seen as a jump.
  const side = sideOfLight(world, actor, sun.x);
  return {
    depth,
    paint(moment) {
      const { pen, view } = moment;
      const { x: rx, y: ry, depth: far, flip, pose } = actor.at(moment);
      const placed = placeAt(stage, view, far);
      const size = (actor.height / far) * placed.scale;
      const x = placed.x + rx * placed.scale;
      const y = placed.y + ry * placed.scale;
      const lightSide = flip ? -side : side;
      const on = (draw: () => void, dx = 0, dy = 0, mirrored = false) => {
        pen.save();
        pen.translate(x + dx, y + dy);
        pen.scale(flip ? -size : size, mirrored ? -size : size);
        draw();
        pen.restore();
      };
      // Colours change only with the depth and the side of the light: in most takes never.
      const key = `${far.toFixed(1)} ${lightSide}`;
      const paintOf = (colour: Rgb): Paint => {
        const name = `${key} ${colour.join()}`;
        let paint = paints.get(name);
        if (paint === undefined) {
          paint = gradientFor(world, pen, actor, colour, far, lightSide);
          if (paints.size > 600) paints.clear();
          paints.set(name, paint);
        }
        return paint;
      };
      const ink =
        look.ink === undefined
          ? undefined
          : { colour: look.ink.colour, width: (look.ink.width * stage.unit) / 540 / size };
      if (actor.footing === "shadow") shadow(world, pen, x, y, size * actor.breadth, side);
      if (actor.footing === "mirror" || actor.footing === "wet") {
        pen.globalAlpha = actor.footing === "wet" ? 0.3 : 0.38;
        on(
          () =>
            actor.draw(
              brushOn(pen, (colour) => css(baseTone(world, colour, far, actor.sheer)), undefined),
              pose,
            ),
          0,
          0,
          true,
        );
        pen.globalAlpha = 1;
      }
      const rim = look.rim === false ? 0 : rimStrength(world, far);
      if (rim > 0.15) {
        const thick = Math.max(0.8, Math.min(3.2, size * 0.0062));
        on(() => actor.draw(silhouetteOn(pen, css(world.light.key, rim)), pose), side * thick, -thick * 0.6);
      }
      for (const { colour, alpha, dx, dy } of look.relief ?? [])
        on(
          () => actor.draw(silhouetteOn(pen, css(colour, alpha)), pose),
          (dx * stage.unit) / 540,
          (dy * stage.unit) / 540,
        );
      on(() => actor.draw(brushOn(pen, paintOf, ink), pose));
    },
  };
}

/** On which side of an actor the light is, in the middle of the take. */
function sideOfLight({ stage, views, seconds }: World, actor: Actor, sun: number): 1 | -1 {
  const view = views[Math.floor(views.length / 2)] ?? atRest;
  const { x, depth } = actor.at({ view, last: view, time: 0.5, seconds: seconds / 2 });
  const placed = placeAt(stage, view, depth);
  return placed.x + sun > placed.x + x * placed.scale ? 1 : -1;
}

/** A low sun behind rims everything; a high one only touches it. */
function rimStrength({ light }: World, depth: number): number {
  return Math.min(0.95, light.strength * (depth > 3 ? 0.5 : 1) * (light.sunHeight < 0.3 || light.moon ? 1 : 0.55));
}

/** A colour in the scene's light at a depth. */
function baseTone({ light }: World, colour: Rgb, depth: number, sheer: boolean): Rgb {
  const far = Math.max(1, depth);
  const clear = 1 - hazeAt(light, far);
  // In the dark a figure keeps some of its colour, so that a red car is red at night.
  const keep = (light.dark ? 0.48 : 0.12) + (sheer ? 0.34 : 0);
  const turned = mix(lit(light, colour, far, 0.2), shade(colour, -0.18), keep * clear);
  const through = sheer ? (light.sunHeight < 0.25 ? 0.5 : 0.3) * light.strength * clear : 0;
  const own = mix(turned, multiply(vivid(colour), mix(light.key, white, 0.3)), through);
  // Light from behind leaves the front dark: the lower the sun, the more.
  const against = light.sunHeight < 0.25 && light.sunHeight > -0.1 ? (sheer ? 0.06 : 0.36) * light.strength : 0.06;
  return mix(own, mix(light.ambient, black, 0.82), against * clear);
}

/** From the bright side of a figure to its dark side. */
function gradientFor(
  world: World,
  pen: Pen,
  { breadth, sheer }: Actor,
  colour: Rgb,
  depth: number,
  side: number,
): Paint {
  const { light } = world;
  const base = baseTone(world, colour, depth, sheer);
  const gradient = pen.createLinearGradient(side * breadth * 0.9, 0, -side * breadth * 0.9, 0);
  gradient.addColorStop(0, css(mix(base, light.key, 0.16 * light.strength)));
  gradient.addColorStop(0.5, css(base));
  gradient.addColorStop(1, css(mix(base, mix(light.sky[0], black, 0.5), sheer ? 0.18 : 0.34)));
  return gradient;
}

function shadow({ light }: World, pen: Pen, x: number, y: number, half: number, side: number): void {
  const wide = half * 1.3;
  pen.save();
  pen.translate(x, y);
  const long = light.sunHeight < 0.25 && light.sunHeight > -0.02 ? 2.2 : 1;
  pen.transform(1, 0, -side * 0.9, 0.16, 0, 0);
  const gradient = pen.createRadialGradient(0, 0, 0, 0, 0, wide);
  gradient.addColorStop(0, css(mix(light.sky[0], black, 0.75), 0.4 + 0.2 * light.strength));
  gradient.addColorStop(1, css(black, 0));
  pen.fillStyle = gradient;
  pen.scale(1, long);
  pen.fillRect(-wide, -wide, wide * 2, wide * 2);
  pen.restore();
}
