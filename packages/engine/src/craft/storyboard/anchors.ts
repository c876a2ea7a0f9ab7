import { fillSlots } from "../expand/fill.ts";
import type { Idea } from "../expand/idea.ts";
import { lightWords } from "../expand/light-words.ts";
import type { Figure } from "../figures.ts";
import { find } from "../lexicon.ts";
import { times } from "../times.ts";
import { changeIn, stepsOf } from "./steps.ts";

/**
 * Whether one light can hold for all scenes: none names an hour or a light that the story as a whole doesn't, and no two
 * name different hours.
 */
export function keepsLight(leads: readonly string[], story: string): boolean {
  const lightIn = (text: string) => [...find(times, text), ...find(lightWords, text)].map((match) => match.text);
  const known = new Set(lightIn(story));
  const hours = leads.map((lead) => [...new Set(find(times, lead).map(({ id }) => id))].toSorted().join());
  const named = new Set(hours.filter((hour) => hour !== ""));
  // An hour that a later step brings is not that of the steps before.
  const late = hours[0] === "" && named.size > 0 && stepsOf(story).length > 1;
  if (named.size > 1 || late) return false;
  return leads.every((lead) => lightIn(lead).every((word) => known.has(word)));
}

/** What holds the scenes together: the same subject, light and look, said in the same words. */
export function anchorsOf(idea: Idea, leads: readonly string[], story: string, steady: boolean, seed: string): string {
  const zh = idea.language === "zh";
  const { added, slots } = fillSlots(idea, seed);
  const oneLook = zh
    ? "自然写实的电影质感，色彩真实，颗粒细腻"
    : "one naturalistic cinematic look with natural colour and fine grain";
  const { name } = idea.subject;
  const stays =
    name !== undefined &&
    !changeIn(story) &&
    leads.filter((lead) => lead.includes(name) || pronoun.test(lead)).length * 2 > leads.length;
  const anchors = [
    stays ? sameSubject(idea) : "",
    samePlace(idea, leads),
    steady ? (idea.light?.text ?? added.lighting) : "",
    idea.style ? slots.style : steady ? added.style : oneLook,
  ].filter(Boolean);
  return zh ? `全片一致：${anchors.join("；")}` : `throughout: ${anchors.join("; ")}`;
}

/** How later steps refer to whom the first one names. */
const pronoun = /\b(?:he|she|it|they)\b|[他她它]/iu;

/** The place that the idea names, where some scenes leave it out and its name can stand by itself. */
function samePlace({ setting, language }: Idea, leads: readonly string[]): string {
  const name = setting?.text ?? "";
  if (name === "" || leads.every((lead) => lead.includes(name))) return "";
  if (language === "zh")
    return /^\p{Script=Han}{2,6}$/u.test(name) && !/[上下里中外]$/u.test(name) ? `同一处${name}` : "";
  return /^(?!in|under|above|beneath|outer|deep)[a-z]+(?: [a-z]+)?$/u.test(name) ? `the same ${name}` : "";
}

/** "the same fox", "同一只狐狸". */
function sameSubject({ text, language, subject: { figure, name = "", it } }: Idea): string {
  if (language !== "zh") return it.replace(/^the /u, "the same ");
  const counted = text
    .slice(0, text.indexOf(name))
    .match(/[一这那]([只个位名条头匹辆艘座朵棵株把盏张本架颗粒件台栋列尊])/u)?.[1];
  return `同一${counted ?? (figure && measures[figure]) ?? "个"}${it}`;
}

/** Measure words, for names that stand without their own. */
const measures: Readonly<Partial<Record<Figure, string>>> = {
  animal: "只",
  bird: "只",
  swimmer: "条",
  vehicle: "辆",
  boat: "艘",
  building: "座",
  plant: "株",
};
