import { z } from "zod";
import { gives, givesList, list } from "../ports/port.ts";
import type { Score } from "../ports/values.ts";
import { defineNode, skip } from "./define-node.ts";
import { timeout } from "./timeout.ts";

export const review = defineNode({
  type: "review",
  version: 1,
  title: "Review by a person",
  doc: "Lets a person rate the items of a list, and pick some. The run pauses until somebody answers (`reelgraph rate`) and is resumed; nothing runs meanwhile. What is not rated is not judged. Scores are given on a scale from 1 and count from 0 to 10, as everybody's do. Without an answer in time all items go to `otherwise`.",
  category: "judging",
  purity: "sampled",
  volatile: true,
  lane: () => "people",
  inputs: { items: list("any", { doc: "What is to be looked at." }) },
  params: z.object({
    ask: z.string().min(1).max(1000).default("How good are these?").meta({ label: "Question" }),
    scale: z.int().min(2).max(100).default(10).meta({ label: "Scale", description: "The best mark; the worst is 1." }),
    pick: z.int().min(0).max(1000).default(0).meta({
      label: "Pick",
      description: "How many may be picked. Where the person picks none, those with the best scores are taken.",
    }),
    timeout,
  }),
  outputs: {
    scores: givesList("score", { doc: "A score for each item, by its key." }),
    picked: givesList({ like: "items" }, { doc: "The picked items." }),
    answered: gives("json", { doc: "Who answered and when." }),
    otherwise: givesList({ like: "items" }, { doc: "All items, when nobody answered in time." }),
  },
  run({ inputs: { items }, params: { ask, scale, pick, timeout } }, context) {
    const keys = items.map(({ key }) => key);
    const question = { kind: "rate", ask, items: [...items], keys, least: 1, most: scale, pick } as const;
    const answer = context.ask({ ...question, ...(timeout === undefined ? {} : { timeout }) });
    if (!answer) {
      const late = skip("nobody answered in time");
      return { scores: late, picked: late, answered: late, otherwise: items };
    }
    const { by, at, note } = answer;
    const mark = (key: string) => (Object.hasOwn(answer.scores, key) ? answer.scores[key] : undefined);
    const best = items.toSorted((a, b) => (mark(b.key) ?? 0) - (mark(a.key) ?? 0)).filter(({ key }) => mark(key));
    const chosen = answer.picked.length > 0 ? answer.picked : best.slice(0, pick).map(({ key }) => key);
    return {
      scores: keys.map((key) => ({ key, value: scoreOf(mark(key), scale, by) })),
      picked: items.filter(({ key }) => chosen.includes(key)),
      answered: { by, at: new Date(at).toISOString(), ...(note === undefined ? {} : { note }) },
      otherwise: skip(`${by} answered`),
    };
  },
});

/** A mark on a scale that ends at `scale`, as a score from 0 to 10. */
function scoreOf(mark: number | undefined, scale: number, by: string): Score {
  if (mark === undefined) return { score: null, reasons: [`${by} did not rate this`], by: [] };
  const score = Math.round((mark / scale) * 1000) / 100;
  return { score, reasons: [`${by} gave ${mark} of ${scale}`], by: [by] };
}
