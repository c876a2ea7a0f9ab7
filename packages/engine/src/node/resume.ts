import { lastSeq } from "../events/last-seq.ts";
import type { RunEvent } from "../events/run-event.ts";
import { costOf, placeOf } from "../events/run-state.ts";
import type { Eventually } from "../eventually.ts";
import type { CacheEntry, Cached } from "../host/cache.ts";
import { leaseMs } from "../ledger/leases.ts";
import type { Lease } from "../ledger/store.ts";
import type { Answer } from "../question.ts";
import type { Media, PortValue } from "../ports/values.ts";
import type { RunOptions } from "../run/run.ts";
import { mediaOf } from "./cache.ts";
import { systemClock } from "./clock.ts";
import type { Journal } from "./journal/journal.ts";
import { runBusy } from "./run-busy.ts";

const patienceMs = leaseMs + 6000;
const lookMs = 500;

/** Takes a run over. Waits as long as a process that shows no life could still hold it. Throws `run-busy`. */
export async function takeOver(run: string, { leases }: Journal, signal: AbortSignal): Promise<Lease> {
  const until = systemClock.monotonic() + patienceMs;
  for (;;) {
    const lease = await leases.take(`run:${run}`);
    if (lease) return lease;
    if (systemClock.monotonic() > until) throw runBusy(run);
    await systemClock.sleep(lookMs, signal);
  }
}

/** Which media of a run's results are stored. Each is asked for once. Throws `storage-failed`. */
export async function storedOf(
  events: readonly RunEvent[],
  has: (media: Media) => Eventually<boolean>,
): Promise<(media: Media) => boolean> {
  const named = new Map<string, Media>();
  for (const event of events) {
    const outputs: readonly Cached[] =
      event.type === "run.finished"
        ? Object.values(event.outputs as Readonly<Record<string, PortValue>>).map((value) => ({ value }))
        : event.type === "unit.finished" || event.type === "unit.cached"
          ? Object.values(event.outputs as CacheEntry["outputs"])
          : [];
    for (const media of outputs.flatMap(mediaOf)) named.set(media.sha256, media);
  }
  const there = new Set<string>();
  const ask = async (media: Media) => (await has(media)) && there.add(media.sha256);
  await Promise.all([...named.values()].map(ask));
  return ({ sha256 }) => there.has(sha256);
}

/** How a run ended; undefined when files of what it gave are gone, so that there is something to be done again. */
export function endOf(events: readonly RunEvent[], has: (media: Media) => boolean) {
  const end = events.findLast((event) => event.type === "run.finished");
  const given = Object.values(end?.outputs ?? {}) as PortValue[];
  return given.every((value) => mediaOf({ value }).every(has)) ? end : undefined;
}

/** Where a run stood: what its events add up to. Results whose media are gone are made again. */
export function beforeOf(
  events: readonly RunEvent[],
  has: (media: Media) => boolean,
): NonNullable<RunOptions["before"]> {
  const recorded = new Map<string, CacheEntry["outputs"]>();
  const paid = new Map<string, number>();
  let usd = 0;
  let unknown = false;
  const effects = new Map<string, CacheEntry["outputs"]>();
  const people = { answers: new Map<string, Answer>(), asked: new Map<string, number>() };
  for (const event of events) {
    const cost = costOf(event);
    usd += cost;
    if (event.type === "unit.failed" && event.charged === "unknown") unknown = true;
    if ("node" in event && cost > 0) paid.set(placeOf(event), (paid.get(placeOf(event)) ?? 0) + cost);
    if (event.type === "unit.answered") people.answers.set(placeOf(event), event.answer);
    if (event.type === "unit.parked" && event.question && !people.asked.has(placeOf(event)))
      people.asked.set(placeOf(event), event.at);
    if (event.type !== "unit.finished" && event.type !== "unit.cached") continue;
    const outputs = event.outputs as CacheEntry["outputs"];
    if (event.type === "unit.finished" && event.effect !== undefined) effects.set(event.effect, outputs);
    if (Object.values(outputs).every((output) => mediaOf(output).every(has))) recorded.set(placeOf(event), outputs);
  }
  return { seq: lastSeq(events), usd, recorded, paid, unknown, people, effects };
}
