import type { Json } from "../../ports/values.ts";

/** What a change is about. `pipeline`: the file itself (name "") or a sub-pipeline (`#name`). */
export type Subject = "node" | "input" | "output" | "pipeline";

/** One difference between two pipelines. `name` is a node's id path or the name of an input, output or pipeline. */
export type Change =
  | { readonly change: "added" | "removed"; readonly what: Subject; readonly name: string; readonly value: unknown }
  | { readonly change: "renamed"; readonly what: "node"; readonly name: string; readonly to: string }
  | {
      readonly change: "parameter" | "wiring" | "setting";
      readonly what: Subject;
      readonly name: string;
      /** Which parameter, input port or key. */
      readonly part: string;
      /** Absent: it was not set. */
      readonly before?: Json;
      /** Absent: it is not set any more. */
      readonly after?: Json;
    };

/** A node that lies elsewhere. Says nothing about what the pipeline means. */
export interface Move {
  readonly node: string;
  readonly before?: readonly number[];
  readonly after?: readonly number[];
}

/** How changes are told in one language. */
export interface ChangeWords {
  /** What a change is about, where that isn't a node: `input topic`. */
  subject(what: Exclude<Subject, "node">, name: string): string;
  added(subject: string): string;
  removed(subject: string): string;
  renamed(from: string, to: string): string;
  readonly notSet: string;
}

const english: ChangeWords = {
  subject: (what, name) => `${what} ${name}`.trim(),
  added: (subject) => `added ${subject}`,
  removed: (subject) => `removed ${subject}`,
  renamed: (from, to) => `renamed ${from} to ${to}`,
  notSet: "not set",
};

/** Tells changes in a language. */
export function changeTeller(words: ChangeWords): (change: Change) => string {
  const show = (value: Json | undefined) => (value === undefined ? words.notSet : shortened(value));
  return (change) => {
    const subject = change.what === "node" ? change.name : words.subject(change.what, change.name);
    if ("to" in change) return words.renamed(change.name, change.to);
    if (!("part" in change)) return words[change.change](`${subject}${sort(change.value)}`);
    const part = change.part === "" ? "" : ` ${change.part}`;
    return `${subject}:${part} ${show(change.before)} → ${show(change.after)}`;
  };
}

/** A change in English words, for example `clip: seconds 8 → 12`. */
export const describeChange = changeTeller(english);

/** What is added or removed, by its type: ` (generate)`. */
function sort(value: unknown): string {
  if (typeof value === "string") return ` (${shortened(value)})`;
  if (value === null || typeof value !== "object") return "";
  const type = "use" in value ? value.use : "type" in value ? value.type : undefined;
  return typeof type === "string" ? ` (${type})` : "";
}

function shortened(value: Json): string {
  const isPlain = typeof value === "string" && /^[\w$.@#/-]{1,60}$/.test(value);
  const text = isPlain ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
