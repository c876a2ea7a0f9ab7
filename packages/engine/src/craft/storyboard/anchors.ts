import { fillSlots } from "../expand/fill.ts";
import type { Idea } from "../expand/idea.ts";
import { lightWords } from "../expand/light-words.ts";
import { find } from "../lexicon.ts";
import { times } from "../times.ts";
import { stepsOf } from "./steps.ts";

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

/** What holds the scenes together, in the same words in each: the light and the look. */
export function anchorsOf(idea: Idea, steady: boolean, seed: string): string {
  const zh = idea.language === "zh";
  const { added, slots } = fillSlots(idea, seed);
  const oneLook = zh
    ? "自然写实的电影质感，色彩真实，颗粒细腻"
    : "one naturalistic cinematic look with natural colour and fine grain";
  const anchors = [
    steady ? (idea.light?.text ?? added.lighting) : "",
    idea.style ? slots.style : steady ? added.style : oneLook,
  ].filter(Boolean);
  return zh ? `全片一致：${anchors.join("；")}` : `throughout: ${anchors.join("; ")}`;
}
