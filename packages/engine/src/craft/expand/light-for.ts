import { styleCraft } from "../style-craft.ts";
import type { Idea } from "./idea.ts";
import {
  lights,
  overcast,
  spaceLight,
  stormLight,
  streetNight,
  studioLight,
  underwaterLight,
  wetNight,
} from "./lights.ts";
import type { Phrase } from "./phrase.ts";
import type { Traits } from "./traits.ts";

/** The ways to light an idea, the fitting ones first: the look and the place decide before the weather, and that before the hour. */
export function lightsFor(
  { place, weather, style, air }: Idea,
  { time, indoors, overcast: cloudy }: Traits,
): readonly Phrase[] {
  if (style && styleCraft[style.id].drawn) return [styleCraft[style.id].light];
  if (style && (style.id === "noir" || style.id === "cyberpunk")) return [styleCraft[style.id].light];
  if (air === "studio") return studioLight;
  if (place === "space") return spaceLight;
  if (place === "underwater") return time === "night" ? lights.night.outdoors : underwaterLight;
  if (indoors) return lights[time].indoors;
  const night = time === "night" || time === "dusk";
  const built = place === "street" || place === "city" || place === "village";
  if (weather?.id === "storm") return stormLight;
  if (time === "night" && built) return weather?.id === "rain" ? [...wetNight, ...streetNight] : streetNight;
  if (cloudy && !night) return overcast;
  return lights[time].outdoors;
}
