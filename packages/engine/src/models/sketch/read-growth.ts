import type { SubjectKind } from "../../craft/subjects.ts";
import type { Growth, Subject } from "./scene.ts";

/** A plant from seed to flower, and where it starts and ends in the take. */
type Plant = Pick<Subject, "growth" | "buried">;

/** What a plant does and how it starts and ends, from its name, what it does and the words around. */
export function growthOf(kind: SubjectKind, name: string, action: Subject["action"], text: string): Plant {
  if (kind === "flower") return { growth: flowering[action] ?? [stages.flower, stages.flower] };
  if (kind !== "seed") return {};
  const grows = growing.test(text);
  const start = seed.test(name)
    ? stages.seed
    : young.test(name)
      ? breaking.test(text)
        ? 0.75
        : stages.sprout - 0.4
      : 1.9;
  const aim = blooming.test(text)
    ? stages.flower
    : leafy.test(text) || start === 1.9
      ? stages.leafy
      : stages.sprout + 0.25;
  // Unasked, a seed takes root, and what has leaves only lives.
  const end = grows ? aim : start === stages.seed ? 0.6 : start + 0.3;
  const settled: Growth = grows ? [start, end] : [start === 1.9 ? 3.3 : start, start === 1.9 ? stages.leafy : end];
  const underground = start === stages.seed && (inEarth.test(text) || grows);
  return { growth: settled, ...(underground && { buried: true as const }) };
}

/** The stages of a plant: see `Growth`. */
const stages = { seed: 0, sprout: 2, leafy: 3.6, flower: 5 } as const;

const flowering: Partial<Record<Subject["action"], Growth>> = { bloom: [4, 5], grow: [1.6, 5] };

const seed = /^(?:seeds?|acorns?|beans?|种子|豆子)$/iu;
const young = /^(?:seedlings?|sprout\w*|shoots?|buds?|幼苗|嫩芽|发芽|新芽|小苗)$/iu;
const growing =
  /\bgr[eo]w|sprout(?:s|ing|ed)\b|germinat|\bemerg|unfold|break(?:s|ing)? (?:through|the)|push(?:es|ing)? (?:through|up)|time-?lapse|\bbecom|\bfrom seed to\b|生长|长大|成长|长出|长高|发芽|萌芽|破土|钻出|舒展|延时|变成|长成|从种子到/iu;
const breaking = /\bbreak|\bbroke|push|emerg|through the|out of the|破土|钻出|冒出|顶出|发芽|萌芽/iu;
const leafy = /\blea(?:f|ves)|foliage|叶/iu;
const blooming =
  /\bbloom|\bblossoms?\b|\b(?:in)?to (?:an? )?(?:[a-z]+ )?(?:flower|rose|tulip|sunflower|daisy|poppy|orchid|lily)|\bflowering|开花|绽放|盛开|[开长成到][^，。]{0,4}花/iu;
const inEarth =
  /\bburied\b|\bunderground\b|\b(?:in|into|inside|under|beneath|within|below)(?: [a-z]+){0,3}? (?:soil|earth|ground|dirt)\b|埋|地下|(?:泥土|土壤|土)(?:之?[里中内下]|深处)/iu;
