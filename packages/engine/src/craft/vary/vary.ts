import { shuffled } from "../choose.ts";
import { cameras } from "../expand/cameras.ts";
import { chooser } from "../expand/chooser.ts";
import { joined, sentence } from "../expand/compose.ts";
import { readIdea, type Idea } from "../expand/idea.ts";
import { inPlaceOf, without, type Part } from "../expand/recognise.ts";
import { traitsOf } from "../expand/traits.ts";
import { languageOf, type Language } from "../language.ts";
import { mend } from "../lint/lint.ts";
import { sentencesOf } from "../sentences.ts";
import type { Axis } from "./axes.ts";
import { actionOptions, lightOptions, wordingOptions, type Option } from "./options.ts";
import { withoutCamera } from "./without-camera.ts";

/** One variation and what it varies. */
export interface Variation {
  /** The short name of the change: "back light". */
  readonly name: string;
  readonly axis: Axis;
  readonly prompt: string;
}

/**
 * So many variations of a prompt by rules, taking turns between the axes; fewer where nothing else fits the prompt. All
 * differ from it and from one another; a move or a light that it had gives way to the new one. Total for any text.
 */
export function varyByRules(
  prompt: string,
  options: { count: number; vary: readonly Axis[]; language?: Language; take?: number },
): Variation[] {
  const language = options.language ?? languageOf(prompt);
  const seed = options.take === undefined || options.take === 1 ? prompt : `${prompt}#${options.take}`;
  const base = mend(prompt);
  const queues = new Map(options.vary.map((axis) => [axis, queueOf(axis, base, language, seed)]));
  const made: Variation[] = [];
  const seen = new Set([prompt.trim(), base.trim()]);
  const names = new Set<string>();
  while (made.length < options.count && [...queues.values()].some((queue) => queue.length > 0))
    for (const [axis, queue] of queues) {
      const next = made.length < options.count ? queue.shift() : undefined;
      if (!next || seen.has(next.prompt) || names.has(next.name)) continue;
      seen.add(next.prompt);
      names.add(next.name);
      made.push({ ...next, axis });
    }
  return made;
}

type Draft = Omit<Variation, "axis">;

function queueOf(axis: Axis, base: string, language: Language, seed: string): Draft[] {
  if (axis === "wording") return reworded(base, language, seed);
  const part = partOf[axis];
  const bare = axis === "camera" ? withoutCamera(without(base, ["camera"])) : part ? without(base, [part]) : base;
  // What the shot is about stands in its first sentence; the rest describes it.
  const [lead] = sentencesOf(bare);
  const subject = readIdea(lead ? bare.slice(lead.from, lead.to) : bare, language);
  const { told, agrees } = chooser({ ...subject, text: bare }, seed);
  const options =
    axis === "camera"
      ? moves(subject, seed)
      : stagings(axis === "light" ? lightOptions : actionOptions, subject, `${seed}/${axis}`);
  return options.flatMap((option) => {
    const clause = told(option.says);
    if (!agrees(clause)) return [];
    const inPlace = part && inPlaceOf(part, base, clause);
    return [{ name: option.name[language], prompt: mend(inPlace ?? added(bare, clause, language)) }];
  });
}

const partOf: Readonly<Record<"camera" | "light" | "action", Part | undefined>> = {
  camera: "camera",
  light: "lighting",
  action: undefined,
};

/** In the seed's order, those about a subject last where there is none. */
function stagings(options: readonly Option[], { subject }: Idea, seed: string): Option[] {
  const late = ({ says }: Option) => Number(subject.name === undefined && says.en.includes("{it}"));
  return shuffled(options, seed).toSorted((a, b) => late(a) - late(b));
}

/** The moves that suit the subject, then all others. */
function moves(idea: Idea, seed: string): Option[] {
  const { suits } = traitsOf(idea, seed);
  const fitting = (option: (typeof cameras)[number]) => Number(!option.suits.some((suit) => suits.includes(suit)));
  return shuffled(cameras, `${seed}/camera`)
    .toSorted((a, b) => fitting(a) - fitting(b))
    .flatMap(({ name, at, over }) => {
      const says = suits.includes("place") ? (over ?? at) : (at ?? over);
      return says ? [{ name, says }] : [];
    });
}

function reworded(base: string, language: Language, seed: string): Draft[] {
  const sentences = sentencesOf(base).map(({ from, to }) => sentence(base.slice(from, to)));
  const reversed = joined(sentences.toReversed(), language);
  // The lines of a shot list keep their order.
  const list = base.includes("\n");
  const options = wordingOptions.filter(({ says }) => !list || !says.en.includes("{reversed}"));
  return shuffled(options, `${seed}/wording`).map(({ name, says }) => {
    const said = says[language].replace("{prompt}", () => sentence(base)).replace("{reversed}", () => reversed);
    const parts = list ? [said] : sentencesOf(said).map(({ from, to }) => said.slice(from, to));
    return { name: name[language], prompt: mend(joined(parts.map(sentence), language)) };
  });
}

/** The clause as a further sentence, or as a further line of a shot list. */
function added(prompt: string, clause: string, language: Language): string {
  const base = sentence(prompt);
  return base.includes("\n") ? `${base}\n${sentence(clause)}` : joined([base, sentence(clause)], language);
}
