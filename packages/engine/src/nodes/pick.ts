import { z } from "zod";
import { gives, givesList, list } from "../ports/port.ts";
import type { Item, Score, Value } from "../ports/values.ts";
import { defineNode, skip } from "./define-node.ts";
import { markFinder } from "./marks.ts";

export const pick = defineNode({
  type: "pick",
  version: 1,
  title: "Pick the best",
  doc: "Picks from a list by score: the best one, the best few, or those that reach a mark. Equal scores keep their order; what was not judged comes last and never reaches a mark. Scores belong to the items with the same keys, or else to those at the same places.",
  category: "flow",
  purity: "pure",
  instant: true,
  inputs: {
    items: list("any", { doc: "What to pick from." }),
    scores: list(["score", "number"], { doc: "A score for each item." }),
  },
  params: z.object({
    top: z.int().min(1).max(1000).default(1).meta({ label: "Top", description: "How many to pick at most." }),
    atLeast: z.number().optional().meta({ label: "At least", description: "Lowest score that is picked." }),
  }),
  outputs: {
    picked: givesList({ like: "items" }, { doc: "The picked items, best first." }),
    best: gives({ like: "items" }, { doc: "The first of them; skipped when nothing was picked." }),
    rest: givesList({ like: "items" }, { doc: "All other items, best first." }),
  },
  run({ inputs, params: { top, atLeast } }) {
    const ranked = rank(inputs.items, inputs.scores);
    const passes = (mark: number | null) => atLeast === undefined || (mark !== null && mark >= atLeast);
    const chosen = ranked.filter(({ mark }) => passes(mark)).slice(0, top);
    const picked = chosen.map(({ item }) => item);
    const rest = ranked.filter((entry) => !chosen.includes(entry)).map(({ item }) => item);
    const none = ranked.length === 0 ? "there is nothing to pick from" : `no item reaches ${atLeast}`;
    return { picked, best: picked[0]?.value ?? skip(none), rest };
  },
});

interface Ranked {
  readonly item: Item<Value>;
  /** null: not judged. */
  readonly mark: number | null;
}

/** Best first. The sort is stable, so equal marks keep their order. */
function rank(items: readonly Item<Value>[], scores: readonly Item<Score | number>[]): Ranked[] {
  const find = markFinder(items, scores);
  return items
    .map((item, index) => ({ item, mark: find(item, index) ?? null }))
    .toSorted((a, b) => (b.mark ?? -Infinity) - (a.mark ?? -Infinity));
}
