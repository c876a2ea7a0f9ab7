import { placeOf, toPlanned, type PlannedUnit } from "@reelgraph/engine";
import type { PlanWithReasons } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exitFor, exits } from "../exits.ts";
import { warningsOf, withSession } from "../open.ts";
import { showProblems } from "../report/report.ts";
import { readChoices, unusedTakes } from "../run/choices.ts";
import { budgetText, costText, timeText } from "../run/estimate-words.ts";
import type { Channel } from "../shell.ts";
import { table, tableWidth, type Cell } from "../terminal/table.ts";
import { count, usd } from "../terminal/units.ts";
import { oneLine, wrap } from "../terminal/width.ts";

const mostReasons = 12;
const mostAdaptations = 12;

/** `reelgraph plan FILE`. */
export const plan: Action = (given, shell) =>
  withSession(given.words[0] ?? "", given, shell, async (session) => {
    const warnings = warningsOf(session);
    const choices = await readChoices(given, session, shell);
    const planned = await session.plan(choices);
    const unused = unusedTakes(choices.takes, new Set(planned.units.map(placeOf)));
    const problems = [...warnings, ...(planned.open.length > 0 ? [] : unused), ...session.placed(planned.problems)];
    if (given.has("json")) {
      const { why } = planned;
      shell.out.line(JSON.stringify({ pipeline: session.name, ...toPlanned(planned), why, problems }));
    } else {
      const order = new Map(session.nodes.map((node, index) => [node, index]));
      const rank = (node: string) => order.get(node) ?? order.size;
      for (const line of planLines(planned, rank, shell.out)) shell.out.line(line);
      showProblems(problems, shell.err, shell);
    }
    return planned.problems.length > 0 ? exitFor(planned.problems, exits.failed) : exits.ok;
  });

function planLines(plan: PlanWithReasons, rank: (node: string) => number, channel: Channel): string[] {
  const { units, open, why } = plan;
  const { style } = channel;
  const groups = [...Map.groupBy(units, ({ node }) => node)].toSorted(([a], [b]) => rank(a) - rank(b));
  const rows = groups.map(([node, own]): (Cell | string)[] => {
    const state = ["run", "depends", "cached", "free"].find((one) => own.some((unit) => unit.state === one)) ?? "";
    const paint = state === "run" ? style.yellow : state === "depends" ? style.cyan : style.green;
    return [{ text: node, paint: style.bold }, { text: words(own), paint }, place(own), price(own)];
  });
  const later = open
    .filter((node) => !groups.some(([known]) => known === node))
    .map((node): (Cell | string)[] => {
      return [
        { text: node, paint: style.bold },
        { text: "depends on earlier results", paint: style.cyan },
      ];
    });
  const columns = [{ gives: true }, {}, { gives: true }, { side: "start" }] as const;
  return [
    ...table(columns, [...rows, ...later], tableWidth(channel)),
    ...reasons(why, channel),
    ...adapted(units, channel),
    ...summary(plan, channel),
  ];
}

/** What all of it comes to: money, time, budgets, and what was assumed. */
function summary(plan: PlanWithReasons, channel: Channel): string[] {
  const { units, total, saved, time, budgets, assumptions } = plan;
  const { style, size } = channel;
  const runs = units.filter(({ state }) => state === "run").length;
  const known = units.filter(({ state }) => state === "cached").length;
  const saves =
    saved.usd > 0 ? `; ${count(known, "known result")} save${known === 1 ? "s" : ""} ${usd(saved.usd)}` : "";
  const facts = [
    `${count(runs, "unit")} to run; cost: ${costText(total)}${saves}`,
    ...(time ? [`time: ${timeText(time)}${time.bottleneck === undefined ? "" : `; ${time.bottleneck}`}`] : []),
    ...(budgets.length > 0 ? [`budget: ${budgetText(plan)}`] : []),
  ];
  const taken = assumptions.flatMap((one) => hanging(`- ${oneLine(one)}`, size().columns - 4));
  return [
    ...facts.flatMap((one) => hanging(oneLine(one), size().columns - 1)),
    ...(taken.length > 0 ? ["assumed:", ...taken.map((line) => style.dim(`  ${line}`))] : []),
  ];
}

/** Lines behind the first are indented. */
function hanging(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** Why units that ran before will run again. */
function reasons(why: PlanWithReasons["why"], { style, size }: Channel): string[] {
  const told = Object.entries(why).map(([place, reason]) => `${place}: ${reason}`);
  const lines = told.slice(0, mostReasons).flatMap((one) => wrap(oneLine(one), size().columns - 4));
  const more = told.length > mostReasons ? [`… ${told.length - mostReasons} more`] : [];
  return [...lines, ...more].map((line) => `  ${style.dim(line)}`);
}

/** What gives way because a model can't take it, once for all items of a node. */
function adapted(units: readonly PlannedUnit[], { style, size }: Channel): string[] {
  const told = new Set<string>();
  for (const { node, state, adjustments = [] } of units) {
    if (state !== "run" && state !== "depends") continue;
    for (const { field, asked, used, why } of adjustments) told.add(`- ${node}: ${field} ${asked} → ${used}: ${why}`);
  }
  if (told.size === 0) return [];
  const lines = [...told].slice(0, mostAdaptations).flatMap((one) => hanging(oneLine(one), size().columns - 4));
  const more = told.size > mostAdaptations ? [`… ${told.size - mostAdaptations} more`] : [];
  return ["adapted:", ...[...lines, ...more].map((line) => style.dim(`  ${line}`))];
}

/** `3 run, 1 cached`. */
function words(units: readonly PlannedUnit[]): string {
  const names = { run: "run", cached: "cached", depends: "may run", free: "free" };
  return [...Map.groupBy(units, ({ state }) => state)]
    .map(([state, own]) => {
      const [min, max] = [sum(own, "min"), sum(own, "max")];
      const often = min === max ? max : min === 0 ? `up to ${max}` : `${min} to ${max}`;
      return `${often} ${names[state]}`;
    })
    .join(", ");
}

function sum(units: readonly PlannedUnit[], end: "min" | "max"): number {
  return units.reduce((all, { times }) => all + times[end], 0);
}

/** Where the work is done. */
function place(units: readonly PlannedUnit[]): string {
  const names = units.flatMap(
    ({ bought, model, lane }) => bought ?? model ?? (lane === undefined ? [] : "this machine"),
  );
  return [...new Set(names)].join(", ");
}

function price(units: readonly PlannedUnit[]): string {
  const work = units.filter(({ state }) => state === "run" || state === "depends");
  if (work.length === 0) return "";
  if (work.some((unit) => unit.price === undefined)) return "price unknown";
  const all = (end: "min" | "max") =>
    work.reduce((total, { price, times }) => total + (price?.[end] ?? 0) * times[end], 0);
  const [min, max] = [all("min"), all("max")];
  return max === 0 ? "" : min === max ? usd(max) : `${usd(min)} to ${usd(max)}`;
}
