import type { Setting } from "../../../../craft/settings.ts";
import { randomOf } from "../../../../models/sketch/random.ts";
import type { Scene } from "../../../../models/sketch/scene.ts";
import { sampleRate } from "../../sound.ts";
import { loudnessOf } from "./loudness.ts";
import { type VoiceName, voices } from "./voices.ts";

/** What a bed is mixed to, in LUFS: there, and under everything. */
export const bedLoudness = -30;
/** Highest sample of a bed: 12 dB below full scale. */
const ceiling = 0.25;

type Mix = Partial<Record<VoiceName, number>>;

const open: Mix = { wind: 0.6, leaves: 0.6 };
const grounds: Readonly<Record<Setting, Mix>> = {
  street: { town: 1 },
  city: { town: 0.9, wind: 0.3 },
  village: { wind: 0.4, leaves: 0.6 },
  sea: { surf: 1, wind: 0.25 },
  beach: { surf: 1, wind: 0.2 },
  underwater: { deep: 1 },
  lake: { brook: 0.35, wind: 0.35, leaves: 0.4 },
  river: { brook: 1, leaves: 0.4 },
  forest: { leaves: 1, wind: 0.35 },
  mountain: { wind: 0.9 },
  desert: { wind: 1 },
  field: open,
  garden: { leaves: 0.8, wind: 0.25 },
  snowfield: { wind: 0.8 },
  interior: { room: 1 },
  space: { drone: 1 },
  sky: { wind: 1 },
};
const living: ReadonlySet<Setting> = new Set(["forest", "field", "garden", "village", "lake", "river", "mountain"]);

/** Which sounds a scene has, and how strong each is. */
export function mixOf({ setting, time, weather, subjects }: Scene): Mix {
  const mix: Mix = { ...grounds[setting] };
  const inside = setting === "interior";
  const dry = setting === "underwater" || setting === "space";
  const add = (name: VoiceName, level: number) => {
    mix[name] = Math.max(mix[name] ?? 0, level);
  };
  if (!dry && weather.includes("rain")) add("rain", inside ? 0.5 : 1.1);
  if (!dry && weather.includes("storm")) add("thunder", inside ? 0.4 : 1);
  if (!inside && !dry && weather.includes("wind")) add("wind", 1.2);
  const calm = living.has(setting) && !weather.some((kind) => kind === "rain" || kind === "snow" || kind === "storm");
  if (calm) add(time === "night" || time === "dusk" ? "crickets" : "birds", 0.8);
  for (const { kind } of subjects) {
    if (kind === "campfire" || kind === "candle") add("fire", kind === "campfire" ? 0.9 : 0.25);
    if (kind === "train") add("rails", 0.9);
    if (kind === "car" || kind === "truck" || kind === "tractor" || kind === "plane" || kind === "helicopter")
      add("engine", 0.7);
    if (kind === "clock") add("clock", 0.8);
  }
  return mix;
}

/** The sound of a scene: interleaved stereo at 48 kHz, quiet enough to lie under anything. Equal arguments give equal sound. */
export function soundBed(scene: Scene, seconds: number, seed: number): Float32Array {
  const samples = Math.round(seconds * sampleRate);
  const sound = new Float32Array(samples * 2);
  for (const [name, level] of Object.entries(mixOf(scene)))
    for (const channel of [0, 1]) {
      const voice = voices[name as VoiceName](randomOf(seed, `${name} ${channel}`));
      // Filters settle before the first sample is heard.
      for (let i = 0; i < sampleRate / 4; i++) voice();
      for (let i = 0; i < samples; i++) sound[i * 2 + channel] = (sound[i * 2 + channel] ?? 0) + voice() * level;
    }
  const gain = 10 ** ((bedLoudness - loudnessOf(sound)) / 20);
  let peak = 0;
  for (const value of sound) peak = Math.max(peak, Math.abs(value));
  const scale = Math.min(Number.isFinite(gain) ? gain : 0, peak > 0 ? ceiling / peak : 0);
  // Short fades: a cut between two takes must not click, and a continued scene must not breathe.
  const fade = Math.min(samples / 2, sampleRate * 0.03);
  for (let i = 0; i < samples; i++) {
    const edge = Math.min(1, i / fade, (samples - 1 - i) / fade) * scale;
    sound[i * 2] = (sound[i * 2] ?? 0) * edge;
    sound[i * 2 + 1] = (sound[i * 2 + 1] ?? 0) * edge;
  }
  return sound;
}
