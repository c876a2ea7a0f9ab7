import type { Words } from "../language.ts";
import { sentencesOf, type Span } from "../sentences.ts";
import { styleCraft } from "../style-craft.ts";
import { cameras } from "./cameras.ts";
import { endings, fastEndings } from "./endings.ts";
import { lights, overcast, spaceLight, stormLight, streetNight, underwaterLight, wetNight } from "./lights.ts";
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
    ...[streetNight, overcast, wetNight, stormLight, spaceLight, underwaterLight].flat(),
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
  return { part: part as Part, whole: new RegExp(`^(?:${clauses.join("|")})[.。]?$`, "iu") };
});

function patternOf(clause: string): string {
  return clause.replace(/[\\^$.*+?()[\]]/gu, "\\$&").replace(/\{[^{}]*\}/gu, "[^.。]{1,60}?");
}

/** A sentence that the rules wrote. */
export interface Written extends Span {
  readonly part: Part;
}

/** The sentences of a prompt that the rules wrote, and no other: what a person wrote is never taken for one. */
export function recognise(prompt: string): Written[] {
  return sentencesOf(prompt).flatMap(({ from, to }) => {
    const text = prompt.slice(from, to);
    for (const { part, whole } of patterns) {
      const label = labels[part]?.exec(text)?.[0].length ?? 0;
      if (whole.test(text.slice(label))) return [{ part, from: from + label, to }];
    }
    return [];
  });
}

/** The prompt without the named parts, as far as the rules wrote them. */
export function without(prompt: string, parts: readonly Part[]): string {
  let result = "";
  let at = 0;
  for (const { part, from, to } of recognise(prompt)) {
    if (!parts.includes(part)) continue;
    // A labelled line goes whole.
    const start = prompt.lastIndexOf("\n", from) + 1;
    const labelled = prompt.slice(start, from).length > 0 && labels[part]?.test(prompt.slice(start, from));
    result += prompt.slice(at, labelled ? start : from);
    at = to + (/^\s*/u.exec(prompt.slice(to, to + 2))?.[0].length ?? 0);
  }
  return (result + prompt.slice(at)).trim();
}

/** The prompt with another clause in the place of the part that the rules wrote; undefined where they wrote none. */
export function inPlaceOf(part: Part, prompt: string, clause: string): string | undefined {
  const written = recognise(prompt).find((each) => each.part === part);
  return written && prompt.slice(0, written.from) + clause + prompt.slice(written.to);
}
