import type { Rgb } from "../../../../craft/colours.ts";
import { shade } from "../colour.ts";
import { lit, type Light } from "../light.ts";

/** Rooms are lit by their window: darker than outside, warm at night from a lamp. */
export function roomTone(light: Light, colour: Rgb, facing: number): Rgb {
  const base = lit(light, colour, 1, facing);
  return shade(base, light.dark ? -0.34 : -0.18);
}
