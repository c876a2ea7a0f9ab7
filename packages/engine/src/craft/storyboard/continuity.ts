import { shuffled } from "../choose.ts";
import type { Idea } from "../expand/idea.ts";
import type { Figure } from "../figures.ts";
import { find } from "../lexicon.ts";
import { settings } from "../settings.ts";
import { changeIn } from "./steps.ts";

/**
 * Who and where a scene goes on with, for each scene: "the same fox, still in the forest". The first scene shows both for
 * the first time; later ones say it in turns of phrase that follow one another, and leave out a place that they name anyway.
 */
export function continuityOf(idea: Idea, leads: readonly string[], story: string, seed: string): string[] {
  const who = whoStays(idea, leads, story);
  const where = whereStays(idea, leads);
  const forms = shuffled(idea.language === "zh" ? chinese : english, seed);
  return leads.map((lead, index) => {
    const at = where !== undefined && !lead.includes(where.name) ? where : undefined;
    const tell = index === 0 ? undefined : forms[(index - 1) % forms.length];
    return tell ? tell(who, at) : "";
  });
}

interface Who {
  /** "fox", "狐狸". */
  readonly name: string;
  /** Measure word. */
  readonly measure: string;
}
interface Where {
  readonly name: string;
  /** "in", "on the edge of". */
  readonly at: string;
}
type Tell = (who: Who | undefined, where: Where | undefined) => string;

const told = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(", ");
const english: readonly Tell[] = [
  (who, where) => told(who && `the same ${who.name}`, where && `still ${where.at} the ${where.name}`),
  (who, where) => told(who && `the ${who.name} as before`, where && `${where.at} the same ${where.name}`),
  (who, where) => told(who && `the ${who.name} once more, unchanged`, where && `the ${where.name} around as it was`),
  (who, where) => told(who && `the ${who.name} from the first scene`, where && `${where.at} the ${where.name} again`),
];
const written = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join("，");
const chinese: readonly Tell[] = [
  (who, where) => written(who && `同一${who.measure}${who.name}`, where && `仍是那处${where.name}`),
  (who, where) => written(who && `${who.name}一如之前`, where && `还在同一处${where.name}`),
  (who, where) => written(who && `还是那${who.measure}${who.name}`, where && `${where.name}依旧`),
  (who, where) => written(who && `${who.name}样貌未变`, where && `又回到那处${where.name}`),
];

/** How later steps refer to whom the first one names. */
const pronoun = /\b(?:he|she|it|they)\b|[他她它]/iu;

function whoStays({ text, language, subject }: Idea, leads: readonly string[], story: string): Who | undefined {
  const { name = "", it, figure } = subject;
  const shown = leads.filter((lead) => lead.includes(name) || pronoun.test(lead)).length;
  if (name === "" || changeIn(story) || shown * 2 <= leads.length) return undefined;
  if (language !== "zh") return { name: it.replace(/^the /u, ""), measure: "" };
  const counted = text
    .slice(0, text.indexOf(name))
    .match(/[一这那]([只个位名条头匹辆艘座朵棵株把盏张本架颗粒件台栋列尊])/u)?.[1];
  return { name: it, measure: counted ?? (figure && measures[figure]) ?? "个" };
}

/** The place that the idea names, where its name can stand by itself and the story doesn't leave it. */
function whereStays({ text, setting, language }: Idea, leads: readonly string[]): Where | undefined {
  const name = setting?.text ?? "";
  const others = leads
    .flatMap((lead) => find(settings, lead))
    .filter(({ id, negated }) => !negated && id !== setting?.id);
  if (name === "" || others.length > 0) return undefined;
  if (language === "zh")
    return /^\p{Script=Han}{2,6}$/u.test(name) && !/[上下里中外内]$/u.test(name) ? { name, at: "" } : undefined;
  if (!/^(?!in|under|above|beneath|outer|deep)[a-z]+(?: [a-z]+)?$/u.test(name)) return undefined;
  const before = text.slice(0, setting?.at ?? 0);
  const at =
    /\b(in|on|at|inside|by|beside|under|along|through|across|over|near) (?:(?:an?|the|his|her|its|their) )?(?:[\p{L}-]+ ){0,2}$/iu.exec(
      before,
    )?.[1];
  return { name, at: at?.toLowerCase() ?? "in" };
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
