import { placeOf } from "@reelgraph/engine";
import { isUnsettled, tookOf, type PaidJob, type RunDetails, type RunRecord } from "@reelgraph/engine/node";
import type { Channel } from "../shell.ts";
import type { Style } from "../terminal/style.ts";
import { table, tableWidth, type Cell } from "../terminal/table.ts";
import { duration, usd } from "../terminal/units.ts";
import { oneLine, wrap } from "../terminal/width.ts";
import { isPriceless, type Range } from "./estimate-words.ts";
import { waitText } from "./wait-text.ts";

/** A run's state in its colour. */
export function stateCell(state: RunRecord["state"], style: Style): Cell {
  const paints = {
    running: style.cyan,
    interrupted: style.yellow,
    paused: style.yellow,
    succeeded: style.green,
    failed: style.red,
    cancelled: style.yellow,
  };
  return { text: state, paint: paints[state] };
}

/** A run as `runs show --json` prints it. */
export function runJson({ record, state, asked, jobs }: RunDetails): object {
  const units = [...state.units.values()].map((unit) => ({ place: placeOf(unit), ...without(unit, "outputs") }));
  const { maxCost, noBudget } = asked;
  return {
    ...record,
    ...(maxCost === undefined ? {} : { maxCost }),
    ...(noBudget === undefined ? {} : { noBudget }),
    units,
    jobs: jobs.map(jobJson),
    problems: state.problems,
    outputs: state.outputs,
  };
}

/** A job as commands print it; what its key is made of is the engine's business. */
export function jobJson(job: PaidJob): object {
  return without(job, "key");
}

function without<T extends object>(fields: T, name: keyof T): object {
  return Object.fromEntries(Object.entries(fields).filter(([one]) => one !== name));
}

/** What a job cost, and what was set aside for it where that was another sum; or what is while nobody knows. */
function money(job: PaidJob): string {
  const { usd: cost, reserved, state } = job;
  if (cost !== undefined) {
    const planned = reserved !== undefined && reserved !== cost && state === "settled";
    return planned ? `${usd(cost)}, planned ${usd(reserved)}` : usd(cost);
  }
  if (state === "refused" || state === "lost") return "";
  if (!isUnsettled(job)) return "cost unknown";
  return reserved === undefined ? "price unknown" : `${usd(reserved)} reserved`;
}

function durationOf(job: PaidJob): string {
  const took = tookOf(job);
  return took === undefined ? "" : duration(took);
}

/** `$0.40 spent and $0.20 reserved of $0.80 planned`; what nobody knows is not called nothing. */
function spentText({ record, state, jobs }: RunDetails): string {
  const own = jobs.filter(({ run }) => run === record.id);
  const reserved = own.reduce((sum, job) => sum + (isUnsettled(job) ? (job.reserved ?? 0) : 0), 0);
  const unknown = own.some((job) => job.state === "settled" && job.usd === undefined);
  const plan: Range | undefined = state.plan?.total ?? record.estimate;
  return [
    `${unknown ? "at least " : ""}${usd(record.spent)} spent`,
    ...(reserved > 0 ? [`and ${usd(reserved)} reserved`] : []),
    ...(plan && !isPriceless(plan) ? [`of ${usd(plan.max)}${plan.unknown ? " or more" : ""} planned`] : []),
  ].join(" ");
}

/** Why it stands, and the way on; nothing of a run that is over and done, or that goes. */
function standing({ record, state }: RunDetails, width: number): string[] {
  if (record.state === "succeeded" || record.state === "running") return [];
  const why = state.problems.flatMap(({ message, hint = "" }) => [
    ...wrap(oneLine(message), width),
    ...(hint === "" ? [] : wrap(oneLine(hint), width - 2).map((line) => `  ${line}`)),
  ]);
  return [...why, `Go on with: reelgraph resume ${record.id}`];
}

/** A run for people: what it is, its units, its jobs with their cost; `now` in milliseconds since the epoch. */
export function runDetails(details: RunDetails, channel: Channel, now: number): string[] {
  const { record, state, jobs } = details;
  const { style } = channel;
  const width = tableWidth(channel);
  const head = [style.bold(record.id), state.pipeline || record.pipeline, record.state, spentText(details)];
  const units = [...state.units.values()].map((unit): (Cell | string)[] => [
    { text: placeOf(unit), paint: style.bold },
    unit.state,
    unit.usd ? usd(unit.usd) : "",
    oneLine(unit.problem?.message ?? waitText(unit.reason ?? "", unit.until, now)),
  ]);
  const bought = jobs.map((job): (Cell | string)[] => [
    { text: job.place, paint: style.bold },
    job.problem?.kind === "cancelled" ? "cancelled" : job.state,
    money(job),
    job.model,
    job.ref?.id ?? job.clientKey,
    durationOf(job),
  ]);
  const columns = [{}, {}, { side: "start" }, { gives: true }] as const;
  const paid = [{}, {}, { side: "start" }, { gives: true }, { gives: true }, { side: "start" }] as const;
  const way = standing(details, channel.size().columns - 1);
  return [
    head.join("  "),
    ...table(columns, units, width),
    ...(bought.length > 0 ? ["", style.dim("Jobs"), ...table(paid, bought, width)] : []),
    ...(way.length > 0 ? ["", ...way] : []),
  ];
}
