import { chooser } from "../expand/chooser.ts";
import { joined, sentence } from "../expand/compose.ts";
import { fillSlots } from "../expand/fill.ts";
import { readIdea } from "../expand/idea.ts";
import { recognise, type Part } from "../expand/recognise.ts";
import { languageOf, type Language, type Words } from "../language.ts";
import { sentencesOf } from "../sentences.ts";
import { aims, remedies, slotsAgainst, type Criterion } from "./policy.ts";
import type { Weakness } from "./verdict.ts";

/** One thing that a revision changed. */
export type Change = {
  readonly criterion: Criterion;
  /** What the judge gave. */
  readonly score: number;
  /** The words that were added. */
  readonly what: string;
  readonly why: string;
};

/**
 * Revises a prompt by the guide's policy: the weakest criterion below `below` decides what is added, first what answers
 * the judge's reason. Nothing is added twice; where a criterion has nothing left the next weakest decides, and where none has, the prompt comes back as it is.
 */
export function reviseByRules(
  prompt: string,
  weaknesses: readonly Weakness[],
  options: { below: number; language?: Language },
): { prompt: string; changes: Change[] } {
  const language = options.language ?? languageOf(prompt);
  for (const { criterion, score, reason } of weaknesses) {
    if (score >= options.below) continue;
    const additions = additionsFor({ criterion, reason }, prompt, language);
    if (additions.length === 0) continue;
    const separator = prompt.includes("\n") ? "\n" : language === "zh" ? "" : " ";
    const added = joined(
      additions.map(({ what }) => what),
      language,
    );
    const aim = aims[criterion][language];
    const changes = additions.map(({ what, why }) => ({
      criterion,
      score,
      what,
      why: `${aim}${language === "zh" ? "：" : ": "}${why}`,
    }));
    return { prompt: sentence(prompt) + separator + added, changes };
  }
  return { prompt, changes: [] };
}

interface Addition extends Pick<Change, "what" | "why"> {
  /** The faults that it is for, as judges name them. */
  readonly against: RegExp;
}

/**
 * At most two sentences that the prompt doesn't have yet: what answers the judge's reason, in the reason's order; then
 * slots that the prompt leaves open; then the criterion's own.
 */
function additionsFor(
  { criterion, reason }: Pick<Weakness, "criterion" | "reason">,
  prompt: string,
  language: Language,
): Addition[] {
  const idea = readIdea(leadOf(prompt), language);
  const { told, agrees } = chooser({ ...idea, text: prompt }, prompt);
  const open = openSlots(criterion, prompt, language);
  const own = remedies[criterion]
    .filter(({ instead }) => !open.some(({ part }) => part === instead))
    .map(({ says, why, against }) => ({ what: sentence(told(says)), why: why[language], against }));
  const place = ({ against }: Addition) => reason.search(against);
  const left = [...open, ...own].filter(({ what }) => !prompt.includes(what) && agrees(what));
  const answers = left.filter((one) => place(one) >= 0).toSorted((a, b) => place(a) - place(b));
  return [...new Set([...answers, ...left])].slice(0, Math.max(1, Math.min(2, open.length + answers.length)));
}

/** Slots that a weak criterion needs and the prompt leaves open. */
const needs: Readonly<Record<Criterion, readonly Part[]>> = {
  visual_quality: ["lighting", "lens"],
  prompt_adherence: ["lens", "camera", "lighting"],
  consistency: ["lighting", "style"],
  narrative: ["transition"],
  camera: ["camera"],
};

const reasons: Readonly<Record<Part, Words>> = {
  camera: { en: "the camera was left open", zh: "此前未写明运镜" },
  lens: { en: "framing and lens were left open", zh: "此前未写明景别与镜头" },
  lighting: { en: "the light was left open", zh: "此前未写明光线" },
  style: { en: "the look was left open", zh: "此前未写明风格" },
  transition: { en: "the ending was left open", zh: "此前未写明结尾" },
};

function openSlots(criterion: Criterion, prompt: string, language: Language): (Addition & { part: Part })[] {
  const idea = readIdea(prompt, language);
  const written = new Set(recognise(prompt).map(({ part }) => part));
  const told: Readonly<Record<Part, boolean>> = {
    camera: idea.camera !== undefined,
    lens: idea.lens !== undefined || /\d ?mm\b|镜头/u.test(prompt),
    lighting: idea.light !== undefined || /\blight|光/iu.test(prompt),
    style: idea.style !== undefined,
    transition: idea.transition !== undefined,
  };
  const { added } = fillSlots(readIdea(leadOf(prompt), language), leadOf(prompt));
  return needs[criterion].flatMap((part) =>
    written.has(part) || told[part] || added[part] === ""
      ? []
      : [{ what: sentence(added[part]), why: reasons[part][language], against: slotsAgainst[part], part }],
  );
}

/** What a prompt is about stands in its first sentence. */
function leadOf(prompt: string): string {
  const [lead] = sentencesOf(prompt);
  return lead ? prompt.slice(lead.from, lead.to) : prompt;
}
