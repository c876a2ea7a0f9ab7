import type { KeyParts } from "./key.ts";
import { changes, type Change } from "./why.ts";

/** What is known about a unit in one run. */
export interface Trace {
  /** `free`: done at once, never kept. */
  readonly how: "ran" | "free" | "cached" | "pinned" | "forced" | "failed";
  readonly parts: KeyParts;
  readonly from: Readonly<Record<string, string>>;
}

/** The two newest traces of a place, the newer first. */
export type Lookup = (place: string) => readonly Trace[];

const farthest = 100;

/** Says in one line why a unit ran, followed upstream to what a person changed (rule 31). */
export function explain(place: string, lookup: Lookup): string {
  const [now, before] = lookup(place);
  if (!now) return `${place} has not run yet`;
  if (now.how === "cached") return `${place} did not run: its result was known already`;
  if (now.how === "pinned") return `${place} did not run: the file keeps its result ("pin")`;
  if (now.how === "forced") return `${place} ran because --from asked for it`;
  if (!before) return `${place} ran for the first time`;
  const [change] = ordered(changes(before.parts, now.parts));
  if (!change && now.how === "free") return `${place} costs nothing and is done anew in each run; nothing changed`;
  if (!change)
    return `${place} ran again although nothing changed: its earlier result failed or is no longer in the cache`;
  return `${place} ran because ${follow(place, change, now, lookup)}`;
}

function follow(place: string, change: Change, trace: Trace, lookup: Lookup): string {
  const steps: string[] = [];
  for (let left = farthest; left > 0; left--) {
    // A parameter that is wired changed because of what it is wired to.
    if (change.part === "param" && trace.from[change.name] !== undefined) change = { ...change, part: "input" };
    const what = describe(change);
    if (change.part !== "input") return [...steps, steps.length === 0 ? what : `${place}: ${what}`].join(", because ");
    const source = trace.from[change.name];
    steps.push(
      source === undefined || steps.length > 0 || source.startsWith("inputs.") ? what : `${what} (from ${source})`,
    );
    const [now, before] = source === undefined ? [] : lookup(source);
    const next = now && before && ordered(changes(before.parts, now.parts))[0];
    if (source === undefined || !next) {
      const given = source?.startsWith("inputs.") ? [`the pipeline's input "${source.slice(7)}" changed`] : [];
      return [...steps, ...given].join(", because ");
    }
    [place, change, trace] = [source, next, now];
  }
  return steps.join(", because ");
}

/** What a person did comes before what merely followed from it. */
function ordered(found: readonly Change[]): readonly Change[] {
  const rank = { param: 0, type: 1, extra: 2, take: 3, input: 4 };
  return found.toSorted((a, b) => rank[a.part] - rank[b.part]);
}

function describe({ part, name, before, after }: Change): string {
  switch (part) {
    case "param":
      return `"${name}" changed from ${before} to ${after}`;
    case "type":
      return `the node type changed (${before} → ${after})`;
    case "extra":
      return `the ${name} changed (${before || "none"} → ${after || "none"})`;
    case "take":
      return `another take was asked for (${before} → ${after})`;
    case "input":
      return `its input "${name}" changed`;
  }
}
