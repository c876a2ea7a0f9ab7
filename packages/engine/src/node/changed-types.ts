import type { ReelgraphError } from "../errors.ts";
import { failure } from "../errors.ts";
import type { Books } from "../ledger/books.ts";

/** Purchases in these states are made: what is wanted at their place is theirs. */
const made = new Set(["intent", "submitted", "unknown", "settled", "charged"]);

/**
 * By which keys units of a run have begun to buy, by place. A unit that goes on keeps its key, whatever it would be by
 * now: another node type's version or another model must not pay again for what is on its way.
 */
export function begunIn(books: Books, run: string): ReadonlyMap<string, string> {
  const own = books.of(run).filter((job) => job.run === run && made.has(job.state));
  // `<key>/<number>`, or `<key>@<run>/<number>` for what was to be made anew.
  return new Map(own.map(({ place, key }) => [place, key.replace(/(@[^/]*)?\/\d+$/u, "")]));
}

/** Why units of node types can't be made any more as the run would have made them, by type. */
export function changedTypes(
  began: Readonly<Record<string, number>> | undefined,
  now: Readonly<Record<string, number>>,
  run: string,
): ReadonlyMap<string, ReelgraphError> {
  const changed = new Map<string, ReelgraphError>();
  for (const [type, version] of Object.entries(began ?? {})) {
    const own = now[type];
    if (own === undefined || own === version) continue;
    const message = `${run} began with version ${version} of "${type}", and this program has version ${own}`;
    const expected = `${type}@${version}`;
    const hint = `resume it with a program that has ${expected}, or let what is left be made by the new version: \`reelgraph resume ${run} --new-rules\``;
    changed.set(type, failure("type-changed", message, { expected, hint }));
  }
  return changed;
}
