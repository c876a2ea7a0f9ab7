import type { Language, Words } from "../language.ts";
import type { Trait } from "./contrasts.ts";
import type { Property } from "./properties.ts";

const names: Readonly<Record<Property, Words>> = {
  camera: { en: "camera move", zh: "运镜" },
  move: { en: "camera move", zh: "运镜" },
  lens: { en: "framing or lens", zh: "景别或焦段" },
  light: { en: "kind of light", zh: "光线" },
  time: { en: "time of day", zh: "时间" },
  weather: { en: "weather", zh: "天气" },
  mood: { en: "mood", zh: "情绪" },
  style: { en: "style", zh: "风格" },
  action: { en: "action", zh: "动作" },
  motion: { en: "slow motion or time-lapse", zh: "慢动作或延时" },
  wording: { en: "words", zh: "文字" },
};

/** Values that aren't the prompt's own words. */
const values: Readonly<Record<string, Words>> = {
  "camera/moving": { en: "a moving camera", zh: "镜头运动" },
  "camera/still": { en: "a still camera", zh: "镜头固定" },
  "action/fast": { en: "fast action", zh: "动作快" },
  "action/slow": { en: "slow action", zh: "动作慢" },
  "motion/slowed": { en: "slow motion", zh: "慢动作" },
  "motion/hurried": { en: "time-lapse", zh: "延时摄影" },
  "wording/one sentence": { en: "a single sentence", zh: "只有一句话" },
  "wording/several sentences": { en: "several sentences", zh: "有几句话" },
};

/** "a moving camera", "the time of day “dusk”", "no weather named": what follows "prompts with". */
export function traitWords({ property, value, words }: Trait, language: Language): string {
  const name = names[property][language];
  const zh = language === "zh";
  if (value === null) return zh ? `未写${name}` : `no ${name} named`;
  const told = values[`${property}/${value}`]?.[language];
  const quoted = words.slice(0, 2).map((each) => `“${each}”`);
  return told ?? (zh ? `${name}为${quoted.join("或")}` : `the ${name} ${quoted.join(" or ")}`);
}
