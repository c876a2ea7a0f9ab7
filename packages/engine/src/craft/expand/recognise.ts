import type { Words } from "../language.ts";
import { capitalised } from "../lint/edit.ts";
import { sentencesOf, type Span } from "../sentences.ts";
import { styleCraft } from "../style-craft.ts";
import { cameras } from "./cameras.ts";
import { endings, fastEndings } from "./endings.ts";
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
import { looks } from "./looks.ts";
import { framings, optics } from "./optics.ts";

/** Parts of a prompt that can be taken out and put in again. */
export type Part = "camera" | "lens" | "lighting" | "style" | "transition";

const crafts = Object.values(styleCraft);
const hours = Object.values(lights).flatMap(({ outdoors, indoors }) => [...outdoors, ...indoors]);

const tables: Readonly<Record<Part, readonly Words[]>> = {
  camera: cameras.flatMap(({ at, over }) => [at, over].filter((words) => words !== undefined)),
  lens: [...Object.values(optics).flat(), ...Object.values(framings).flat()],
  lighting: [
    ...hours,
    ...[streetNight, studioLight, overcast, wetNight, stormLight, spaceLight, underwaterLight].flat(),
    ...crafts.map(({ light }) => light),
  ],
  style: [
    ...looks,
    ...crafts.map(({ palette, texture }) => ({
      en: `${palette.en}, ${texture.en}`,
      zh: `${palette.zh}，${texture.zh}`,
    })),
  ],
  transition: [...endings, ...fastEndings],
};

const labels: Readonly<Partial<Record<Part, RegExp>>> = {
  lens: /^(?:lens: |镜头：)/iu,
  lighting: /^(?:light: |光线：)/iu,
  style: /^(?:look: |风格：)/iu,
};

/** Every clause of the tables as a pattern; what is filled in may be any words. */
const patterns = Object.entries(tables).map(([part, table]) => {
  const clauses = table.flatMap(({ en, zh }) => [en, zh]).map(patternOf);
  return { part: part as Part, whole: new RegExp(`^(?:${clauses.join("|")})[.。；]?$`, "iu") };
});

function patternOf(clause: string): string {
  return clause.replace(/[\\^$.*+?()[\]]/gu, "\\$&").replace(/\{[^{}]*\}/gu, "[^.。]{1,60}?");
}

/** A sentence that the rules wrote. */
export interface Written extends Span {
  readonly part: Part;
}

/** How a scene of a storyboard lists what it shares with the others. */
const shared = /^(?:throughout: |全片一致：)/iu;

/** What the rules wrote in a prompt, and nothing else: what a person wrote is never taken for it. */
export function recognise(prompt: string): Written[] {
  return sentencesOf(prompt)
    .flatMap((sentence) => clausesIn(prompt, sentence))
    .flatMap(({ from, to }) => {
      const text = prompt.slice(from, to);
      for (const { part, whole } of patterns) {
        const label = labels[part]?.exec(text)?.[0].length ?? 0;
        if (whole.test(text.slice(label))) return [{ part, from: from + label, to }];
      }
      return [];
    });
}

/** The sentence, or the items of a list of what is shared. */
function clausesIn(prompt: string, { from, to }: Span): Span[] {
  const label = shared.exec(prompt.slice(from, to))?.[0].length ?? 0;
  if (label === 0) return [{ from, to }];
  const clauses: Span[] = [];
  let at = from + label;
  for (const match of prompt.slice(at, to).matchAll(/; |；|[.。]$/gu)) {
    const end = from + label + match.index;
    clauses.push({ from: at, to: end });
    at = end + match[0].length;
  }
  return clauses;
}

/** The prompt without the named parts, as far as the rules wrote them. */
export function without(prompt: string, parts: readonly Part[]): string {
  let result = "";
  let at = 0;
  for (const { part, from, to } of recognise(prompt)) {
    if (!parts.includes(part)) continue;
    // A labelled line goes whole.
    const start = prompt.lastIndexOf("\n", from) + 1;
    const labelled = from > start && labels[part]?.test(prompt.slice(start, from));
    result += prompt.slice(at, labelled ? start : from);
    at = to + (/^\s*/u.exec(prompt.slice(to, to + 2))?.[0].length ?? 0);
  }
  return at === 0 ? prompt : tidied(result + prompt.slice(at));
}

/** Closes the gaps that a removal leaves in a list of what is shared. */
function tidied(prompt: string): string {
  return prompt
    .replace(/(throughout: |全片一致：)(?:[;；]\s*)+/giu, "$1")
    .replace(/[;；]\s*(?=[;；.。])/gu, "")
    .replace(/\s*(?:throughout:|全片一致：)\s*[.。]?\s*$/iu, "")
    .replace(/；\s*$/u, "。")
    .trim();
}

/** The prompt with another clause in the place of the part that the rules wrote; undefined where they wrote none. */
export function inPlaceOf(part: Part, prompt: string, clause: string): string | undefined {
  const written = recognise(prompt).find((each) => each.part === part);
  if (!written) return undefined;
  const before = prompt.slice(written.from, written.to);
  const end = /[.。；]$/u.exec(before)?.[0] ?? "";
  const fitting = /^\p{Lu}/u.test(before) ? capitalised(clause) : clause;
  return prompt.slice(0, written.from) + fitting + end + prompt.slice(written.to);
}
