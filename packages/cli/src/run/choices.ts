import { resolve } from "node:path";
import { didYouMean, type Problem } from "@reelgraph/engine";
import type { ExecutionSession, RunChoices, Spending } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Arguments } from "../command.ts";
import type { Shell } from "../shell.ts";
import { readInputOptions } from "./inputs.ts";

/** What was chosen on the command line for a plan or a run. */
export async function readChoices(
  given: Arguments,
  session: ExecutionSession,
  shell: Shell,
): Promise<RunChoices & { readonly out: string; readonly takes: ReadonlyMap<string, number> }> {
  const out = given.get("out");
  return {
    inputs: await readInputOptions(given.all("input"), session, shell),
    to: given.all("to"),
    from: given.all("from"),
    takes: await readTakes(given.all("take"), session),
    ...(given.has("strict") ? { strict: true } : {}),
    out: out === undefined ? resolve(session.project.folder, "out") : resolve(shell.folder, out),
  };
}

/** What was said about money. */
export function readSpending(given: Arguments): Spending {
  const limit = given.get("max-cost");
  const unknownPrice = given.get("unknown-price");
  if (unknownPrice !== undefined && unknownPrice !== "allow" && unknownPrice !== "deny") {
    throw badUsage(`--unknown-price can't be "${unknownPrice}"`, { expected: "allow or deny" });
  }
  if (limit !== undefined && given.has("no-budget")) {
    throw badUsage("--max-cost and --no-budget contradict each other", { expected: "one of them" });
  }
  return {
    ...(limit === undefined ? {} : { maxCost: dollars("--max-cost", limit) }),
    ...(given.has("no-budget") ? { noBudget: true } : {}),
    ...(unknownPrice === undefined ? {} : { unknownPrice }),
  };
}

/** Reads `node=n` and `node`, which means the next take. */
async function readTakes(options: readonly string[], session: ExecutionSession): Promise<ReadonlyMap<string, number>> {
  const takes = new Map<string, number>();
  for (const option of options) {
    const [node = "", text] = option.split("=", 2);
    takes.set(node, text === undefined ? await session.nextTake(node) : wholeNumber("--take", text, 1));
  }
  return takes;
}

/**
 * Warnings of takes that were chosen for an item that there wasn't. `places`: of all units; the items of a list are known
 * only when they are there.
 */
export function unusedTakes(takes: ReadonlyMap<string, number>, places: ReadonlySet<string>): readonly Problem[] {
  return [...takes.keys()]
    .filter((place) => place.endsWith("]") && !places.has(place))
    .map((place) => ({
      code: "unused-take",
      at: "",
      message: `There was no unit "${place}", so no other take of it was used`,
      severity: "warning",
      ...didYouMean(place, [...places]),
    }));
}

/** Throws `bad-usage` unless the text is a whole number of at least `least`. */
export function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw badUsage(`${option} can't be "${text}"`, { expected: `a whole number from ${least}` });
}

/** Throws `bad-usage` unless the text is an amount of US dollars. */
export function dollars(option: string, text: string): number {
  const amount = Number(text.replace(/^\$/, ""));
  if (/\d/.test(text) && Number.isFinite(amount) && amount >= 0) return amount;
  throw badUsage(`${option} can't be "${text}"`, { expected: "an amount in US dollars, for example 2.50" });
}
