import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import { glow } from "./sky.ts";

const sprites = new Map<string, Canvas>();

/** A soft ball of light of a colour, drawn once: blend it with "lighter". */
export function glowSprite(colour: Rgb): Canvas {
  const key = colour.join();
  let sprite = sprites.get(key);
  if (sprite === undefined) {
    sprite = createCanvas(96, 96);
    glow(sprite.getContext("2d"), 48, 48, 48, colour, 1);
    // Colours come from short lists; a film that mixes its own must not fill the memory.
    if (sprites.size > 200) sprites.clear();
    sprites.set(key, sprite);
  }
  return sprite;
}
