import { chooser } from "../expand/chooser.ts";
import { joined, sentence } from "../expand/compose.ts";
import { fillSlots } from "../expand/fill.ts";
import { readIdea } from "../expand/idea.ts";
import { recognise, type Part } from "../expand/recognise.ts";
import { languageOf, type Language, type Words } from "../language.ts";
import { sentencesOf } from "../sentences.ts";
import { aims, remedies, type Criterion } from "./policy.ts";
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
 * Revises a prompt by the guide's policy: the weakest criterion below `below` decides what is added. Nothing is added
 * twice; where a criterion has nothing left the next weakest decides, and where none has, the prompt comes back as it is.
 */
export function reviseByRules(
  prompt: string,
  weaknesses: readonly Weakness[],
  options: { below: number; language?: Language },
): { prompt: string; changes: Change[] } {
  const language = options.language ?? languageOf(prompt);
  for (const { criterion, score } of weaknesses) {
    if (score >= options.below) continue;
    const additions = additionsFor(criterion, prompt, language);
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

type Addition = Pick<Change, "what" | "why">;

/** At most two sentences that the prompt doesn't have yet: slots that it leaves open, then the criterion's own. */
function additionsFor(criterion: Criterion, prompt: string, language: Language): Addition[] {
  const idea = readIdea(leadOf(prompt), language);
  const { told, agrees } = chooser({ ...idea, text: prompt }, prompt);
  const open = openSlots(criterion, prompt, language);
  const own = remedies[criterion].map(({ says, why }) => ({ what: sentence(told(says)), why: why[language] }));
  return [...open, ...own]
    .filter(({ what }) => !prompt.includes(what) && agrees(what))
    .slice(0, open.length > 0 ? 2 : 1);
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

function openSlots(criterion: Criterion, prompt: string, language: Language): Addition[] {
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
      : [{ what: sentence(added[part]), why: reasons[part][language] }],
  );
}

/** What a prompt is about stands in its first sentence. */
function leadOf(prompt: string): string {
  const [lead] = sentencesOf(prompt);
  return lead ? prompt.slice(lead.from, lead.to) : prompt;
}
