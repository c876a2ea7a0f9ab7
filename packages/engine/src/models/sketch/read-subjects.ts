import { human, type Mention, overlap, pronoun } from "./mention.ts";
import { countAt } from "./count-at.ts";
import { distinct, isPartOf, keptBy } from "./kept-mentions.ts";
import { mounted } from "./mounted.ts";
import { find, type Match } from "../../craft/lexicon.ts";
import type { Reading } from "../../craft/reading.ts";
import { subjects, type SubjectKind } from "../../craft/subjects.ts";
import { wear, type Wear } from "../../craft/wear.ts";
import { cast } from "./cast.ts";
import type { Subject } from "./scene.ts";
import { growthOf } from "./read-growth.ts";
import { natural, bindColours } from "./read-colours.ts";
import { actsOf, actionOf } from "./read-actions.ts";

/** The subjects that a prompt asks for, with what they do, how many they are and what colours they have. */
export function readSubjects(reading: Reading, unwanted: ReadonlySet<SubjectKind>): Subject[] {
  const { text } = reading;
  const wears = find(wear, reading).filter((match) => !match.negated);
  const mentions = find(subjects, reading)
    .flatMap((match) => keptBy(text, match))
    .filter((match) => !match.negated && !unwanted.has(match.id) && !wears.some((worn) => overlap(worn, match)));
  const kept = distinct(
    mentions.filter((mention) => !isPartOf(text, mention, mentions)),
    text,
  ).slice(0, 4);
  const paint = bindColours(reading, mentions, wears);
  const acts = actsOf(reading, mentions);
  const all = kept.map((mention, index): Subject => {
    const clothes = wears.filter((worn) => ownerOf(worn, mentions) === mention);
    const colour = mentions.filter((other) => other.id === mention.id).map((other) => paint.get(other));
    const known = colour.find((value) => value !== undefined) ?? natural.find(([word]) => word.test(mention.text))?.[1];
    const action = actionOf(mention, acts, kept, text);
    const heading = headingAt(text, mention, kept[index + 1]);
    return {
      kind: mention.id,
      action,
      count: countAt(text, mention, mentions.findLast(({ end }) => end <= mention.at)?.end ?? 0),
      ...(heading && { heading }),
      ...(known && { colour: known }),
      wears: [
        ...clothes.map((worn) => {
          const dyed = paint.get(worn);
          return dyed === undefined ? { what: worn.id } : { what: worn.id, colour: dyed };
        }),
        ...(armed.test(mention.text) && !clothes.some(({ id }) => id === "sword") ? [{ what: "sword" as const }] : []),
      ],
      ...(isOld(text, mention) && { old: true }),
      ...(boardOf(text, mention) && { board: boardOf(text, mention) }),
      ...(isToy(text, mention) && { toy: true as const }),
      ...growthOf(mention.id, mention.text, action, text),
      ...(lowly.test(text) && human.has(mention.id) && { low: true as const }),
    };
  });
  // What somebody reads or drinks is in the hands.
  const [isRead, isDrunk] = (["read", "drink"] as const).map((act) =>
    all.some(({ kind, action }) => action === act && human.has(kind)),
  );
  const inHand = new Set<SubjectKind>([...(isRead ? ["book" as const] : []), ...(isDrunk ? cups : [])]);
  // The flower that a seed becomes is the seed's.
  const flowers = all[0]?.kind === "seed" && (all[0].growth?.[1] ?? 0) > 4;
  const colour = flowers ? all.find(({ kind, colour }) => kind === "flower" && colour)?.colour : undefined;
  return mounted(all, kept, text)
    .filter(({ kind }, index) => index === 0 || !(inHand.has(kind) || (flowers && kind === "flower")))
    .map((one, index) => (index === 0 && colour ? { ...one, colour } : one));
}

const cups = ["mug", "glass"] as const;

/** Who sits where nobody has put a chair. */
const lowly =
  /\byoga\b|\bmeditat|\bkneel|\bcrouch|\b(?:sit|sits|sitting|play|plays|playing|lies|lying) on (?:the|a) (?:[a-z]+ )?(?:floor|carpet|rug|mat|ground)|瑜伽|冥想|打坐|跪|蹲|席地|地板上|地毯上|地上|系鞋带/iu;

/** Who carries a sword without a word of it. */
const armed = /^(?:swords?m[ae]n|剑客|侠客|侠女|大侠)$/iu;

function isOld(text: string, { at, end }: Match): boolean {
  return (
    /\b(?:old|elderly|aged|ancient|vintage)\W+(?:\w+\W+)?$/iu.test(text.slice(Math.max(0, at - 20), at)) ||
    /grand|steam|老|爷|奶|蒸汽/iu.test(text.slice(at - 2 < 0 ? 0 : at - 2, end))
  );
}

/** What somebody has under the feet. */
function boardOf(text: string, { id, at, end }: Mention): Subject["board"] {
  if (!human.has(id)) return undefined;
  const words = text.slice(at, end + 24);
  if (/skateboard|滑板/iu.test(words)) return "skateboard";
  return /\bski|snowboard|滑雪/iu.test(words) ? "skis" : undefined;
}

function isToy(text: string, { at, text: words }: Match): boolean {
  return (
    /\b(?:paper|toy|miniature)\W+$/iu.test(text.slice(Math.max(0, at - 14), at)) ||
    text.slice(0, at).endsWith("玩具") ||
    /paper|纸船/iu.test(words)
  );
}

function ownerOf(worn: Match<Wear>, mentions: readonly Mention[]): Mention | undefined {
  const people = mentions.filter((m) => cast[m.id].alive && !pronoun.test(m.text));
  const last = people.findLast((m) => m.end <= worn.at);
  const next = people.find((m) => m.at >= worn.end && m.at - worn.end <= 4);
  return next ?? last ?? people[0];
}

/** Which way a subject goes, from the words after it. */
function headingAt(text: string, mention: Mention, next: Mention | undefined): Subject["heading"] {
  const rest =
    text.slice(mention.end, Math.min(next?.at ?? text.length, mention.end + 90)).split(/[.。!！?？;；\n]/u)[0] ?? "";
  const part = rest.replace(/(?:camera|镜头|[,，][^,，]*\b(?:pan|tilt|dolly|track|zoom|orbit)).*/iu, "");
  if (
    /toward(?:s)? (?:the )?(?:camera|us|viewer|lens)|approaches|comes closer|走来|迎面|向我们|朝我们|面对镜头/iu.test(
      rest,
    )
  )
    return "toward";
  if (
    /\baway\b|into the (?:distance|light|fog|mist|sunset|horizon|forest|dark)|from behind|远去|走远|走向远方|背影|背对/iu.test(
      part,
    )
  )
    return "away";
  if (/(?:to the right|rightwards?|left to right|向右|从左)/iu.test(part)) return "right";
  if (/(?:to the left|leftwards?|right to left|向左|从右)/iu.test(part)) return "left";
  return undefined;
}
