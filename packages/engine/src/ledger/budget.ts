import { formatUsd } from "../usd.ts";
import { dayOf, type Books, type Scope } from "./books.ts";

/** What somebody may spend who asks for runs, in USD: on one day (UTC), and in all. */
export interface Allowance {
  readonly name: string;
  readonly day?: number | undefined;
  readonly total?: number | undefined;
}

/** Most that may be spent, in USD. Absent: no such limit. */
export interface Caps {
  readonly run?: number;
  readonly day?: number;
  /** By account (the vendor's name in the configuration), for a day. */
  readonly accounts?: Readonly<Record<string, number>>;
  /** Who asked for the run, and what they may spend over all their runs. */
  readonly payer?: Allowance;
  /** USD that the run's calls on their way may cost; they stand in the books when they are over. */
  readonly held?: number;
  /** Whether work whose price nobody knows may be bought. */
  readonly unknownPrice: "deny" | "allow";
}

/** A cap that would be passed. */
export interface Exceeded {
  readonly cap: "run" | "day" | "account" | "payer";
  readonly usd: number;
  readonly spent: number;
  readonly reserved: number;
  readonly asked: number;
}

/** Whether a reservation fits under all caps at a time (ms since the epoch). */
export function exceeded(
  books: Books,
  caps: Caps,
  { run, account, usd: asked }: { run: string; account: string; usd: number },
  now: number,
): Exceeded | undefined {
  const day = dayOf(now);
  const limits: [Exceeded["cap"], Scope, number | undefined][] = [
    ["run", { run }, caps.run],
    ["day", { day }, caps.day],
    ["account", { day, account }, caps.accounts?.[account]],
  ];
  if (caps.payer) {
    const { name: payer, day: ofDay, total } = caps.payer;
    limits.push(["payer", { payer, day }, ofDay], ["payer", { payer }, total]);
  }
  for (const [cap, scope, usd] of limits) {
    const { spent, reserved } = books.sum(scope);
    // A billionth of a dollar forgives what binary fractions leave behind.
    if (usd !== undefined && spent + reserved + (caps.held ?? 0) + asked > usd + 1e-9)
      return { cap, usd, spent, reserved, asked };
  }
  return undefined;
}

/** The sentence for a person. */
export function describeExceeded({ cap, usd, spent, reserved, asked }: Exceeded): string {
  const whose = { run: "run", day: "day", account: "account's day", payer: "key's" }[cap];
  const held = reserved > 0 ? ` and ${formatUsd(reserved)} reserved` : "";
  return `The ${whose} budget of ${formatUsd(usd)} is reached: ${formatUsd(spent)} spent${held}, the next job may cost ${formatUsd(asked)}`;
}

/** How a run goes on that has reached a cap. */
export function wayOn({ cap }: Pick<Exceeded, "cap">, run: string): string {
  const resume = `\`reelgraph resume ${run}\``;
  switch (cap) {
    case "run":
      return `raise it and go on: \`reelgraph resume ${run} --max-cost USD\``;
    case "day":
      return `a new day begins at midnight UTC; then, or with a higher "budget.dayUsd" in the configuration, ${resume} goes on`;
    case "account":
      return `a new day begins at midnight UTC; then, or with a higher "budget.dayUsd" of this provider in the configuration, ${resume} goes on`;
    case "payer":
      return `with a higher budget of the key, or where it has one for each day after midnight UTC, ${resume} goes on`;
  }
}
