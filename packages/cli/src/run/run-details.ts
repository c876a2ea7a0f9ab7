import { placeOf } from "@reelgraph/engine";
import type { PaidJob, RunDetails, RunRecord } from "@reelgraph/engine/node";
import type { Channel } from "../shell.ts";
import type { Style } from "../terminal/style.ts";
import { table, type Cell } from "../terminal/table.ts";
import { duration, usd } from "../terminal/units.ts";
import { oneLine } from "../terminal/width.ts";
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

/** What a job cost, or what is set aside for it while nobody knows. */
function money({ usd: cost, reserved, state }: PaidJob): string {
  if (cost !== undefined) return usd(cost);
  if (state === "refused" || state === "lost") return "";
  return reserved === undefined ? "price unknown" : `${usd(reserved)} reserved`;
}

/** A run for people: what it is, its units, its jobs with their cost; `now` in milliseconds since the epoch. */
export function runDetails({ record, state, jobs }: RunDetails, channel: Channel, now: number): string[] {
  const { style } = channel;
  const width = channel.size().columns - 1;
  const cost = record.estimate ? ` of ${usd(record.estimate.max)} planned` : "";
  const head = [
    style.bold(record.id),
    state.pipeline || record.pipeline,
    record.state,
    `${usd(record.spent)} spent${cost}`,
  ];
  const units = [...state.units.values()].map((unit): (Cell | string)[] => [
    { text: placeOf(unit), paint: style.bold },
    unit.state,
    unit.usd ? usd(unit.usd) : "",
    oneLine(unit.problem?.message ?? waitText(unit.reason ?? "", unit.until, now)),
  ]);
  const bought = jobs.map((job): (Cell | string)[] => [
    { text: job.place, paint: style.bold },
    job.state,
    money(job),
    job.model,
    job.ref?.id ?? job.clientKey,
    job.endedAt !== undefined && job.submittedAt !== undefined ? duration((job.endedAt - job.submittedAt) / 1000) : "",
  ]);
  const columns = [{}, {}, { side: "start" }, { gives: true }] as const;
  const paid = [{}, {}, { side: "start" }, {}, { gives: true }, { side: "start" }] as const;
  return [
    head.join("  "),
    ...table(columns, units, width),
    ...(bought.length > 0 ? ["", style.dim("Jobs"), ...table(paid, bought, width)] : []),
  ];
}
