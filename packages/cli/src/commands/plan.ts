import type { PlannedUnit } from "@reelgraph/engine";
import type { PlanWithReasons } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exitFor, exits } from "../exits.ts";
import { warningsOf, withSession } from "../open.ts";
import { showProblems } from "../report/report.ts";
import { readChoices } from "../run/choices.ts";
import type { Channel } from "../shell.ts";
import { table, type Cell } from "../terminal/table.ts";
import { count, usd } from "../terminal/units.ts";
import { oneLine, wrap } from "../terminal/width.ts";

const mostReasons = 12;

/** `reelgraph plan FILE`. */
export const plan: Action = (given, shell) =>
  withSession(given.words[0] ?? "", given, shell, async (session) => {
    const warnings = warningsOf(session);
    const { units, problems: found, ...planned } = await session.plan(await readChoices(given, session, shell));
    const problems = [...warnings, ...session.placed(found)];
    if (given.has("json")) {
      // What keys are made of is the engine's business.
      const shown = units.map(({ node, item, state, times, price }) => ({ node, item, state, times, price }));
      shell.out.line(JSON.stringify({ pipeline: session.name, units: shown, ...planned, problems }));
    } else {
      for (const line of planLines({ units, problems, ...planned }, shell.out)) shell.out.line(line);
      showProblems(problems, shell.err, shell);
    }
    return found.length > 0 ? exitFor(found, exits.failed) : exits.ok;
  });

function planLines({ units, open, total, why }: PlanWithReasons, channel: Channel): string[] {
  const { style } = channel;
  const rows = [...Map.groupBy(units, ({ node }) => node)].map(([node, own]): (Cell | string)[] => {
    const state = ["run", "depends", "cached", "free"].find((one) => own.some((unit) => unit.state === one)) ?? "";
    const paint = state === "run" ? style.yellow : state === "depends" ? style.cyan : style.green;
    return [{ text: node, paint: style.bold }, { text: words(own), paint }, price(own)];
  });
  const later = open.map((node): (Cell | string)[] => {
    return [
      { text: node, paint: style.bold },
      { text: "depends on earlier results", paint: style.cyan },
    ];
  });
  const columns = [{ gives: true }, {}, { side: "start" }] as const;
  const runs = units.filter(({ state }) => state === "run").length;
  const sum = total.min === total.max ? usd(total.max) : `${usd(total.min)} to ${usd(total.max)}`;
  const closing = `${count(runs, "unit")} to run; cost: ${sum}${total.unknown ? ", and what can't be known yet" : ""}`;
  return [...table(columns, [...rows, ...later], channel.size().columns - 1), ...reasons(why, channel), closing];
}

/** Why units that ran before will run again. */
function reasons(why: PlanWithReasons["why"], { style, size }: Channel): string[] {
  const told = Object.entries(why).map(([place, reason]) => `${place}: ${reason}`);
  const lines = told.slice(0, mostReasons).flatMap((one) => wrap(oneLine(one), size().columns - 4));
  const more = told.length > mostReasons ? [`… ${told.length - mostReasons} more`] : [];
  return [...lines, ...more].map((line) => `  ${style.dim(line)}`);
}

/** `3 run, 1 cached`. */
function words(units: readonly PlannedUnit[]): string {
  const names = { run: "run", cached: "cached", depends: "may run", free: "free" };
  return [...Map.groupBy(units, ({ state }) => state)]
    .map(([state, own]) => {
      const [min, max] = [sum(own, "min"), sum(own, "max")];
      return `${min === max ? max : `${min} to ${max}`} ${names[state]}`;
    })
    .join(", ");
}

function sum(units: readonly PlannedUnit[], end: "min" | "max"): number {
  return units.reduce((all, { times }) => all + times[end], 0);
}

function price(units: readonly PlannedUnit[]): string {
  const work = units.filter(({ state }) => state === "run" || state === "depends");
  if (work.length === 0) return "";
  if (work.some((unit) => unit.price === undefined)) return "price unknown";
  const most = work.reduce((all, { price, times }) => all + (price?.max ?? 0) * times.max, 0);
  return most === 0 ? "" : `up to ${usd(most)}`;
}
