import { isDenied, read, type Reading } from "./reading.ts";

/** A place in a text where a word of a table stands. */
export interface Match<Id extends string = string> {
  /** The row of the table. */
  readonly id: Id;
  /** The words as written. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** The text says that it is absent: "no people", "没有人", "text-free". */
  readonly negated: boolean;
}

/** A table of words, ready for searching. Made by `lexicon`. */
export interface Lexicon<Id extends string> {
  /** The rows in the order of the table. */
  readonly ids: readonly Id[];
  readonly root: Branch<Id>;
  readonly forms: Forms;
}

/** The row names of a lexicon. */
export type IdOf<L> = L extends Lexicon<infer Id> ? Id : never;

/** `nouns` also match in the plural, `verbs` in all their regular forms. */
export type Forms = "nouns" | "verbs";

interface Branch<Id extends string> {
  readonly next: Map<string, Branch<Id>>;
  row?: Row<Id>;
}
interface Row<Id extends string> {
  readonly id: Id;
  readonly sense: "present" | "absent" | "passed-over";
}

/**
 * Makes a table of words searchable. Each row names its words in English and Chinese, parted by commas;
 * `!nobody` says that the thing is absent, and `~frying pan` only looks like a word of the row and is passed over.
 *
 * @example const settings = lexicon({ sea: "sea, ocean, 海", forest: "forest, woods, 森林" });
 */
export function lexicon<const T extends Readonly<Record<string, string>>>(
  table: T,
  forms: Forms = "nouns",
): Lexicon<keyof T & string> {
  const root: Branch<keyof T & string> = { next: new Map() };
  const ids = Object.keys(table) as (keyof T & string)[];
  for (const id of ids)
    for (const phrase of (table[id] ?? "").split(",")) {
      let branch = root;
      for (const { word } of read(phrase).words) {
        const next = branch.next.get(word) ?? { next: new Map() };
        branch.next.set(word, next);
        branch = next;
      }
      // What one row passes over may be the word of another.
      if (branch !== root && (branch.row === undefined || branch.row.sense === "passed-over"))
        branch.row = { id, sense: senseOf(phrase.trim()) };
    }
  return { ids, root, forms };
}

function senseOf(phrase: string): Row<string>["sense"] {
  if (phrase.startsWith("~")) return "passed-over";
  return phrase.startsWith("!") ? "absent" : "present";
}

/** All matches in order of position: whole words, the longest first, none overlapping. */
export function find<Id extends string>(table: Lexicon<Id>, text: string | Reading): Match<Id>[] {
  const reading = typeof text === "string" ? read(text) : text;
  const matches: Match<Id>[] = [];
  for (let i = 0; i < reading.words.length;) {
    const hit = longest(table, table.root, reading, i);
    const start = reading.words[i];
    const last = hit && reading.words[hit.to - 1];
    if (hit === undefined || start === undefined || last === undefined) {
      i++;
      continue;
    }
    i = hit.to;
    if (hit.row.sense === "passed-over") continue;
    matches.push({
      id: hit.row.id,
      text: reading.text.slice(start.at, last.end),
      at: start.at,
      end: last.end,
      negated: hit.row.sense === "absent" || isDenied(reading, start.at),
    });
  }
  return matches;
}

/** The first match that isn't negated. */
export function first<Id extends string>(table: Lexicon<Id>, text: string | Reading): Match<Id> | undefined {
  return find(table, text).find((match) => !match.negated);
}

interface Hit<Id extends string> {
  row: Row<Id>;
  /** Index after the last word. */
  to: number;
}

function longest<Id extends string>(
  table: Lexicon<Id>,
  branch: Branch<Id>,
  reading: Reading,
  i: number,
): Hit<Id> | undefined {
  const word = reading.words[i];
  if (word === undefined) return undefined;
  let best: Hit<Id> | undefined;
  for (const form of formsOf(word.word, table.forms)) {
    const next = branch.next.get(form);
    if (next === undefined) continue;
    const following = reading.words[i + 1];
    const joined = following !== undefined && /^[\s/-]*$/u.test(reading.text.slice(word.end, following.at));
    const hit =
      (joined ? longest(table, next, reading, i + 1) : undefined) ?? (next.row && { row: next.row, to: i + 1 });
    if (hit !== undefined && (best === undefined || hit.to > best.to)) best = hit;
  }
  return best;
}

/** The word as written and its likely base forms. A form counts only if the table has it, so a wrong guess does no harm. */
function formsOf(word: string, forms: Forms): readonly string[] {
  if (word.length < 3) return [word];
  const bases = [word];
  if (word.endsWith("'s")) bases.push(word.slice(0, -2));
  if (word.endsWith("s")) bases.push(word.slice(0, -1));
  if (word.endsWith("es")) bases.push(word.slice(0, -2));
  if (word.endsWith("ies")) bases.push(`${word.slice(0, -3)}y`);
  if (word.endsWith("ves")) bases.push(`${word.slice(0, -3)}f`);
  if (forms === "nouns") return bases;
  for (const ending of ["ing", "ed"])
    if (word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      bases.push(stem, `${stem}e`);
      if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
      if (stem.endsWith("i")) bases.push(`${stem.slice(0, -1)}y`);
    }
  return bases;
}
