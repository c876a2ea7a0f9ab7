import { paints, type Rgb } from "../../../craft/colours.ts";
import type { Mood } from "../../../craft/moods.ts";
import type { Time } from "../../../craft/times.ts";
import { randomOf } from "../../../models/sketch/random.ts";
import type { Scene } from "../../../models/sketch/scene.ts";
import { luma, mix, multiply, saturate, shade } from "./colour.ts";

/** The light of a scene: the colours of the sky and what it does to every surface. */
export interface Light {
  /** Sky from the zenith over the middle to the horizon. */
  readonly sky: readonly [top: Rgb, middle: Rgb, low: Rgb];
  /** Round the sun, and on what it touches: rims, glitter, windows. */
  readonly glow: Rgb;
  readonly key: Rgb;
  /** Multiplies surfaces that face the camera. */
  readonly ambient: Rgb;
  /** What distance turns everything into. */
  readonly haze: Rgb;
  /** 0 (crystal air) to 1 (thick fog). */
  readonly thickness: number;
  /** Height of the sun or moon above the horizon, in frame heights; below 0 it can't be seen. */
  readonly sunHeight: number;
  readonly sun: Rgb;
  readonly moon: boolean;
  /** How hard the light is, 0 (overcast) to 1. */
  readonly strength: number;
  /** Share of stars. */
  readonly stars: number;
  /** Whether lamps are on. */
  readonly dark: boolean;
}

type Base = Omit<Light, "thickness" | "haze" | "moon">;

const bases: Readonly<Record<Time, Base>> = {
  dawn: {
    sky: [
      [64, 92, 142],
      [190, 148, 160],
      [255, 205, 152],
    ],
    glow: [255, 178, 112],
    key: [255, 206, 158],
    ambient: [158, 142, 162],
    sun: [255, 232, 196],
    sunHeight: 0.07,
    strength: 0.8,
    stars: 0.05,
    dark: false,
  },
  morning: {
    sky: [
      [104, 156, 206],
      [174, 206, 226],
      [246, 234, 212],
    ],
    glow: [255, 236, 196],
    key: [255, 244, 218],
    ambient: [222, 216, 208],
    sun: [255, 250, 232],
    sunHeight: 0.3,
    strength: 0.75,
    stars: 0,
    dark: false,
  },
  day: {
    sky: [
      [52, 124, 196],
      [124, 182, 224],
      [212, 232, 238],
    ],
    glow: [255, 248, 226],
    key: [255, 250, 236],
    ambient: [238, 236, 230],
    sun: [255, 253, 244],
    sunHeight: 0.46,
    strength: 0.9,
    stars: 0,
    dark: false,
  },
  golden: {
    sky: [
      [98, 134, 172],
      [230, 182, 128],
      [255, 208, 128],
    ],
    glow: [255, 186, 88],
    key: [255, 204, 120],
    ambient: [204, 162, 128],
    sun: [255, 240, 200],
    sunHeight: 0.15,
    strength: 1,
    stars: 0,
    dark: false,
  },
  sunset: {
    sky: [
      [52, 58, 112],
      [202, 92, 96],
      [255, 166, 84],
    ],
    glow: [255, 132, 62],
    key: [255, 168, 98],
    ambient: [134, 100, 116],
    sun: [255, 226, 168],
    sunHeight: 0.06,
    strength: 0.95,
    stars: 0.06,
    dark: false,
  },
  dusk: {
    sky: [
      [22, 34, 78],
      [72, 78, 134],
      [232, 146, 116],
    ],
    glow: [240, 140, 104],
    key: [255, 178, 142],
    ambient: [78, 84, 122],
    sun: [255, 206, 164],
    sunHeight: -0.05,
    strength: 0.6,
    stars: 0.35,
    dark: true,
  },
  night: {
    sky: [
      [7, 11, 30],
      [18, 32, 66],
      [46, 70, 112],
    ],
    glow: [136, 170, 222],
    key: [168, 200, 246],
    ambient: [52, 66, 104],
    sun: [236, 242, 252],
    sunHeight: 0.52,
    strength: 0.55,
    stars: 1,
    dark: true,
  },
};

const moodTint: Readonly<Record<Mood, { tint: Rgb; saturation: number; strength: number }>> = {
  calm: { tint: [236, 246, 255], saturation: 0.92, strength: 0.95 },
  warm: { tint: [255, 240, 216], saturation: 1.06, strength: 1 },
  joyful: { tint: [255, 252, 240], saturation: 1.22, strength: 1.05 },
  melancholy: { tint: [222, 232, 250], saturation: 0.68, strength: 0.7 },
  tense: { tint: [214, 232, 226], saturation: 0.72, strength: 0.85 },
  epic: { tint: [255, 246, 232], saturation: 1.12, strength: 1.1 },
  dreamy: { tint: [250, 232, 255], saturation: 1.06, strength: 0.85 },
};

/** The light of a scene. The seed turns it a little warmer or colder. */
export function lightOf(scene: Scene, seed: number): Light {
  const random = randomOf(seed, "light");
  const has = (kind: Scene["weather"][number]) => scene.weather.includes(kind);
  const base = bases[scene.time];
  const storm = has("storm") ? 1 : 0;
  const grey = Math.min(
    1,
    storm * 0.85 + (has("rain") ? 0.62 : 0) + (has("snow") ? 0.5 : 0) + (has("clouds") ? 0.4 : 0),
  );
  const fog = Math.min(1, (has("fog") ? 0.8 : 0) + (has("rain") ? 0.3 : 0) + (has("snow") ? 0.35 : 0));
  // Dusk and night keep their colour in bad weather; a grey noon has none.
  const drained =
    fog * 0.5 * (base.dark ? 0.3 : 0.8) +
    grey * (base.dark ? 0.25 : scene.time === "day" || scene.time === "morning" ? 1 : 0.45);
  const mood = scene.mood && moodTint[scene.mood];
  const warmth = random.between(-1, 1);
  const seedTint: Rgb =
    warmth > 0 ? [255, 255 - 7 * warmth, 255 - 20 * warmth] : [255 + 16 * warmth, 255 + 5 * warmth, 255];
  const asked = scene.light && paints[scene.light];
  const grade = (colour: Rgb): Rgb => {
    const level = luma(colour);
    const flat: Rgb = [level * 0.93, level * 0.98, level * 1.04];
    let result = mix(colour, shade(flat, -0.12 * drained), drained * 0.85);
    if (asked) result = mix(result, tone(asked, luma(result)), 0.55);
    if (mood) result = multiply(saturate(result, mood.saturation), mood.tint);
    return shade(multiply(result, seedTint), -0.3 * storm);
  };
  const sky = base.sky.map(grade) as [Rgb, Rgb, Rgb];
  const low = sky[2];
  return {
    ...base,
    sky,
    glow: grade(base.glow),
    key: asked ? mix(base.key, tone(asked, 220), 0.5) : mix(base.key, grade(base.key), 0.6),
    ambient: ambientOf(scene, shade(grade(base.ambient), -0.1 * grey), base),
    haze: fog > 0.5 ? mix(low, sky[1], 0.35) : mix(low, sky[1], 0.45),
    thickness: Math.min(0.95, 0.3 + fog * 0.6 + (has("wind") ? 0.05 : 0)),
    sun: base.sun,
    sunHeight: base.sunHeight,
    moon: scene.time === "night",
    strength: base.strength * (1 - 0.8 * grey) * (1 - 0.55 * fog) * Math.min(1, mood?.strength ?? 1),
    stars: grey > 0.3 ? 0 : base.stars,
  };
}

/** Rooms take their light from the window and from lamps; in space nothing softens the sun. */
function ambientOf(scene: Scene, open: Rgb, base: Base): Rgb {
  if (scene.setting === "space") return [206, 208, 220];
  if (scene.setting !== "interior") return open;
  return base.dark ? [158, 122, 94] : mix(open, mix(base.key, [255, 244, 228], 0.5), 0.5);
}

/** The colour at another brightness. */
function tone(colour: Rgb, level: number): Rgb {
  const own = Math.max(1, luma(colour));
  const scaled = multiply(colour, [255 * (level / own), 255 * (level / own), 255 * (level / own)]);
  return [Math.min(255, scaled[0]), Math.min(255, scaled[1]), Math.min(255, scaled[2])];
}

/** A surface of a colour as it looks at a depth; `facing` from -1 (in shadow) to 1 (turned to the sun). */
export function lit(light: Light, surface: Rgb, depth: number, facing = 0): Rgb {
  const face = multiply(surface, light.ambient);
  const turned =
    facing >= 0
      ? mix(face, multiply(surface, light.key), facing * light.strength * 0.75)
      : shade(mix(face, multiply(face, light.sky[0]), 0.35 * -facing), 0.42 * facing);
  return mix(turned, light.haze, hazeAt(light, depth));
}

/** Share of the air's colour in what stands at a depth. */
export function hazeAt(light: Light, depth: number): number {
  if (depth <= 1) return 0;
  return 1 - Math.exp(-(depth - 1) * light.thickness * 0.14);
}

/** Applies a function to every colour of the light. */
export function regrade(light: Light, change: (colour: Rgb) => Rgb): Light {
  const [top, middle, low] = light.sky;
  return {
    ...light,
    sky: [change(top), change(middle), change(low)],
    glow: change(light.glow),
    key: change(light.key),
    ambient: change(light.ambient),
    haze: change(light.haze),
    sun: change(light.sun),
  };
}
