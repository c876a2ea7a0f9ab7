import { z } from "zod";
import { failure, type Problem } from "../errors.ts";
import type { Price } from "../host.ts";
import { sameContent } from "../ports/content-id.ts";
import { gives, givesList, one } from "../ports/port.ts";
import type { PortValue, Score, Value } from "../ports/values.ts";
import { condition } from "./conditions.ts";
import { defineNode, type BodyRun } from "./define-node.ts";

interface Attempt {
  readonly result: Value;
  readonly score: Score;
}
type State = Readonly<Record<string, PortValue>>;
type Reason = "passed" | "max" | "budget" | "stuck" | "failed";

export const refine = defineNode({
  type: "refine",
  version: 1,
  title: "Refine until good",
  doc: "Repeats its body until a condition holds. The body reads `$state.…`, which starts as the inputs and takes over what the body yields by the same name; it must yield `result`, and `score` if attempts are to be compared. Every attempt is kept and the best is given. What feeds only the next attempt runs only if there is one.",
  category: "flow",
  purity: "sampled",
  volatile: true,
  inputs: {},
  rest: one("any", { doc: "A part of the state." }),
  params: z.object({
    until: z.string().min(1).default("score >= 8").meta({ label: "Until", widget: "condition" }),
    max: z.int().min(1).max(50).default(3).meta({ label: "Most attempts" }),
    keep: z.enum(["best", "last"]).default("best").meta({ label: "Keep" }),
    budget: z
      .strictObject({ usd: z.number().min(0).meta({ unit: "USD" }) })
      .optional()
      .meta({ label: "Budget", description: "Another attempt is not begun when it would cost more than this in all." }),
  }),
  conditions: ["until"],
  body: {
    yields: ["result"],
    known: { score: "score" },
    runs: ({ max, budget }, _, round) => ({ min: 1, max: Math.min(max, affordable(budget, round)) }),
    asks: ({ until }, yields) => yields.filter((name) => name === "result" || name === "score" || reads(until, name)),
    stops: ({ until }) => until,
    tries: ["attempts"],
  },
  outputs: {
    result: gives({ yields: "result" }, { doc: "The kept attempt's result." }),
    score: gives("score", { doc: "Its score." }),
    attempts: givesList({ yields: "result" }, { doc: "The results of all attempts, in order." }),
    reason: gives("text", { doc: "Why it stopped: passed, max, budget, stuck or failed." }),
    iterations: gives("number", { doc: "How many attempts were made." }),
  },
  async run({ rest, params }, { body }) {
    const until = condition(params.until, [...new Set([...Object.keys(rest), ...body.yields, "score"])]);
    const attempts: Attempt[] = [];
    const rounds: BodyRun[] = [];
    let state: State = rest;
    for (let iteration = 1; ; iteration++) {
      const round = body.start(state, iteration);
      rounds.push(round);
      const seen = await yielded(round, ["result", "score", ...until.reads]);
      if ("problem" in seen) return failed(attempts, params.keep, seen.problem);
      const score = (seen.state["score"] ?? notJudged) as Score;
      attempts.push({ result: seen.state["result"] as Value, score });
      if (until.test({ ...state, ...seen.state, score } as Record<string, Value>))
        return outcome(attempts, params.keep, "passed");
      if (iteration === params.max) return outcome(attempts, params.keep, "max");
      if (params.budget && !affords(params.budget.usd, rounds)) return outcome(attempts, params.keep, "budget");
      // Only now is it known that another attempt follows (rule 17).
      const next = await yielded(
        round,
        body.yields.filter((name) => name in state || !(name in seen.state)),
      );
      if ("problem" in next) return failed(attempts, params.keep, next.problem);
      const carried = { ...state, ...next.state };
      if (sameContent(carried, state)) return outcome(attempts, params.keep, "stuck");
      state = carried;
    }
  },
});

/** Whether a condition may read a name. One that only looks as if it did costs nothing but an exact plan. */
function reads(until: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(until);
}

/** Whether another round fits into a budget: it may cost what the dearest one did. What nobody knows fits into none. */
function affords(usd: number, rounds: readonly BodyRun[]): boolean {
  let [spent, next] = [0, 0];
  for (const round of rounds) {
    const cost = round.cost();
    if (cost.spent === undefined || cost.worth === undefined) return false;
    spent += cost.spent;
    next = Math.max(next, cost.worth);
  }
  return spent + next <= usd + forgiven;
}

/** How many rounds of a price fit into a budget; the first is always made. */
function affordable(budget: { readonly usd: number } | undefined, round: Price | undefined): number {
  if (!budget || !round || round.min <= 0) return Infinity;
  return Math.max(1, Math.floor((budget.usd + forgiven) / round.min));
}

/** USD that binary fractions may leave behind. */
const forgiven = 1e-9;

const notJudged: Score = { score: null, reasons: ["the body yields no score"], by: [] };

/** Asks the body for some of its yields; what it skips is left out. `result` is required. */
async function yielded(round: BodyRun, names: readonly string[]): Promise<{ state: State } | { problem: Problem }> {
  const state: Record<string, PortValue> = {};
  for (const name of new Set(names)) {
    const result = await round.get(name);
    if (result.state === "failed") return { problem: result.problem };
    if (result.state === "value") state[name] = result.value;
    else if (name === "result")
      return { problem: { code: "no-result", at: "", message: `The body gave no result: ${result.reason}` } };
  }
  return { state };
}

/** A failed attempt ends the loop; what earlier attempts made is not lost. */
function failed(attempts: readonly Attempt[], keep: "best" | "last", problem: Problem) {
  if (attempts.length === 0) throw failure(problem.code, problem.message, problem);
  return outcome(attempts, keep, "failed");
}

function outcome(attempts: readonly Attempt[], keep: "best" | "last", reason: Reason) {
  const kept = keep === "last" ? attempts.at(-1) : best(attempts);
  if (!kept) throw failure("no-result", "The body gave no result");
  return {
    result: kept.result,
    score: kept.score,
    attempts: attempts.map(({ result }, index) => ({ key: String(index + 1), value: result })),
    reason,
    iterations: attempts.length,
  };
}

/** Highest score, ties to the earliest; an attempt that nobody could judge loses to any that was. */
function best(attempts: readonly Attempt[]): Attempt | undefined {
  const points = ({ score }: Attempt) => score.score ?? -1;
  return attempts.reduce<Attempt | undefined>((top, one) => (top && points(top) >= points(one) ? top : one), undefined);
}
