import { createCanvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import { black, css, mix, shade } from "../colour.ts";
import { hazeAt, lit } from "../light.ts";
import { placeAt } from "../stage.ts";
import type { Moment, Part, World } from "../world.ts";
import { brushOn, type Brush, type Pose } from "./brush.ts";
import { sunPlace } from "../set/sky.ts";

/** A figure on the stage: what draws it, how big it is, and its way through the take. */
export interface Actor {
  draw(brush: Brush, pose: Pose): void;
  /** Height on the picture at depth 1, in pixels. */
  readonly height: number;
  /** Half its width, in heights. */
  readonly breadth: number;
  /** What the drawing covers, in heights, from its foot: room for wings, smoke, umbrellas. */
  readonly reach: { readonly left: number; readonly right: number; readonly up: number; readonly down: number };
  /** Where it is: rest place at its depth, depth, which way it faces, and its pose. */
  at(moment: Moment): { x: number; y: number; depth: number; flip: boolean; turn?: number; pose: Pose };
  /** Throws a shadow on the ground, a mirror image on water or wet stone, or hangs in the air. */
  readonly footing: "shadow" | "mirror" | "wet" | "none";
}

/** Draws an actor with the light of the scene: shaded away from the sun, with a rim on its side. */
export function actorPart(world: World, actor: Actor, depth: number): Part {
  const { stage, light, look } = world;
  const sun = sunPlace(world);
  // In the dark a figure keeps some of its colour, so that a red car is red at night.
  const keep = light.dark ? 0.34 : 0.12;
  const fogged = (d: number) => (colour: Rgb) =>
    mix(lit(light, colour, Math.max(1, d), 0.2), shade(colour, -0.18), keep * (1 - hazeAt(light, d)));
  let sprite = createCanvas(16, 16);
  let rim = createCanvas(16, 16);
  return {
    depth,
    paint(moment) {
      const { pen, view } = moment;
      const place = actor.at(moment);
      const placed = placeAt(stage, view, place.depth);
      const size = (actor.height / place.depth) * placed.scale;
      const x = placed.x + place.x * placed.scale;
      const y = placed.y + place.y * placed.scale;
      const { left, right, up, down } = place.flip
        ? { ...actor.reach, left: actor.reach.right, right: actor.reach.left }
        : actor.reach;
      const x0 = Math.floor(Math.max(0, x - left * size));
      const y0 = Math.floor(Math.max(0, y - up * size));
      const x1 = Math.ceil(Math.min(stage.width, x + right * size));
      const y1 = Math.ceil(Math.min(stage.height, y + down * size));
      if (x1 - x0 < 2 || y1 - y0 < 2) return;
      const width = x1 - x0;
      const height = y1 - y0;
      if (sprite.width < width || sprite.height < height) {
        sprite = createCanvas(Math.max(sprite.width, width + 8), Math.max(sprite.height, height + 8));
        rim = createCanvas(sprite.width, sprite.height);
      }
      const own = sprite.getContext("2d");
      own.clearRect(0, 0, sprite.width, sprite.height);
      own.save();
      own.translate(x - x0, y - y0);
      own.scale(place.flip ? -size : size, size);
      if (place.turn) own.rotate(place.turn);
      const ink = look.ink === undefined ? undefined : { colour: look.ink.colour, width: look.ink.width / size };
      actor.draw(brushOn(own, fogged(place.depth), ink), place.pose);
      own.restore();
      const side = sun.x * placed.scale + stage.centre > x ? 1 : -1;
      shadeSprite(world, own, width, height, { x: x - x0, half: size * actor.breadth, side });
      if (look.rim !== false) rimLight(world, own, rim.getContext("2d"), width, height, side, size, place.depth);
      if (actor.footing === "shadow") shadow(world, moment, x, y, size, actor.breadth, side);
      if (actor.footing === "mirror" || actor.footing === "wet") {
        pen.save();
        pen.globalAlpha = actor.footing === "wet" ? 0.34 : 0.42;
        pen.translate(0, 2 * y);
        pen.scale(1, -1);
        pen.drawImage(sprite, 0, 0, width, height, x0, y0, width, height);
        pen.restore();
      }
      pen.drawImage(sprite, 0, 0, width, height, x0, y0, width, height);
    },
  };
}

type Own = Moment["pen"];

function shadeSprite(
  world: World,
  own: Own,
  width: number,
  height: number,
  at: { x: number; half: number; side: number },
): void {
  const { light } = world;
  own.save();
  own.globalCompositeOperation = "source-atop";
  const across = own.createLinearGradient(at.x + at.side * at.half, 0, at.x - at.side * at.half, 0);
  across.addColorStop(0, css(light.key, 0.16 * light.strength));
  across.addColorStop(0.5, css(light.key, 0));
  across.addColorStop(1, css(mix(light.sky[0], black, 0.5), 0.34));
  own.fillStyle = across;
  own.fillRect(0, 0, width, height);
  // Light from behind leaves the front dark: the lower the sun, the more.
  const against = light.sunHeight < 0.25 && light.sunHeight > -0.1 ? 0.42 * light.strength : 0.1;
  own.fillStyle = css(mix(light.ambient, black, 0.82), against);
  own.fillRect(0, 0, width, height);
  own.restore();
}

function rimLight(
  world: World,
  own: Own,
  rim: Own,
  width: number,
  height: number,
  side: number,
  size: number,
  depth: number,
): void {
  const { light } = world;
  // A low sun behind rims everything; a high one only touches it.
  const strength = light.strength * (depth > 3 ? 0.5 : 1) * (light.sunHeight < 0.3 || light.moon ? 1 : 0.5);
  if (strength < 0.2) return;
  const thick = Math.max(1, Math.min(4.5, size * 0.0085));
  rim.save();
  rim.clearRect(0, 0, width, height);
  rim.drawImage(own.canvas, 0, 0, width, height, 0, 0, width, height);
  rim.globalCompositeOperation = "source-in";
  rim.fillStyle = css(light.key);
  rim.fillRect(0, 0, width, height);
  rim.globalCompositeOperation = "destination-out";
  rim.drawImage(own.canvas, 0, 0, width, height, -side * thick, thick * 0.7, width, height);
  rim.restore();
  own.save();
  own.globalCompositeOperation = "source-atop";
  own.globalAlpha = Math.min(1, 0.25 + 0.75 * strength);
  own.drawImage(rim.canvas, 0, 0, width, height, 0, 0, width, height);
  own.restore();
}

function shadow(
  { light }: World,
  { pen }: Moment,
  x: number,
  y: number,
  size: number,
  half: number,
  side: number,
): void {
  const wide = size * Math.max(0.12, half);
  pen.save();
  pen.translate(x, y);
  const long = light.sunHeight < 0.25 && light.sunHeight > -0.02 ? 2.2 : 1;
  pen.transform(1, 0, -side * 0.9, 0.16, 0, 0);
  const gradient = pen.createRadialGradient(0, 0, 0, 0, 0, wide * 1.3);
  gradient.addColorStop(0, css(mix(light.sky[0], black, 0.75), 0.4 + 0.2 * light.strength));
  gradient.addColorStop(1, css(black, 0));
  pen.fillStyle = gradient;
  pen.scale(1, long);
  pen.fillRect(-wide * 1.3, -wide * 1.3, wide * 2.6, wide * 2.6);
  pen.restore();
}
