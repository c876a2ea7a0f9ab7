import type { Machine } from "@reelgraph/engine/node";
import type { Observer } from "./observer.ts";

/** What is counted now and not when it happens. */
export interface Gauges {
  readonly machine: Pick<Machine, "vendorLanes">;
  load(): { readonly waiting: number; readonly running: number };
  listeners(): number;
}

export interface Metrics extends Observer {
  /** In the text format of Prometheus. */
  text(): Promise<string>;
}

const seconds = { buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300, 1800] };
const unitEnds: ReadonlySet<string> = new Set(["unit.finished", "unit.cached", "unit.failed", "unit.skipped"]);

/** Counts for Prometheus. Loads the library that keeps them. */
export async function openMetrics({ machine, load, listeners }: Gauges): Promise<Metrics> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import("prom-client");
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `reelgraph_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Histogram({ name: `reelgraph_${name}`, help, labelNames, registers, ...seconds });
  const gauge = <L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    read: (set: (value: number, labels?: Record<L, string>) => void) => void,
  ) =>
    new Gauge({
      name: `reelgraph_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        read((value, labels) => (labels ? this.set(labels as never, value) : this.set(value)));
      },
    });
  const requests = histogram("http_request_seconds", "Requests by route and status.", ["route", "status"]);
  const runs = counter("runs_total", "Runs that ended or paused, by state.", ["state"]);
  const units = counter("units_total", "Units by how they ended; cached: the result was known.", ["outcome"]);
  const work = histogram("unit_seconds", "How long units worked.", []);
  const spent = counter("spent_usd_total", "USD that vendors and models charged.", []);
  const waits = histogram("lane_wait_seconds", "How long units waited to be sent or run.", []);
  const faults = counter("faults_total", "Errors that nobody foresaw.", []);
  gauge("runs_waiting", "Runs in the queue.", [], (set) => set(load().waiting));
  gauge("runs_running", "Runs that go.", [], (set) => set(load().running));
  gauge("listeners", "Open event streams.", [], (set) => set(listeners()));
  const lanes = (name: string, help: string, count: "running" | "waiting") =>
    gauge(name, help, ["lane"], (set) => {
      for (const [lane, { state }] of machine.vendorLanes) set(state[count], { lane: lane.split(" ")[1] ?? lane });
    });
  lanes("lane_jobs", "Jobs at a vendor's model.", "running");
  lanes("lane_waiting", "Units that wait for a vendor's model.", "waiting");
  /** When units began to wait, by run and place. */
  const waiting = new Map<string, number>();
  return {
    text: () => registry.metrics(),
    request: ({ route, status, ms }) => requests.observe({ route, status: String(status) }, ms / 1000),
    fault: () => faults.inc(),
    event(event) {
      const { type } = event;
      if (type === "run.finished") {
        runs.inc({ state: event.state });
        for (const place of waiting.keys()) if (place.startsWith(`${event.run} `)) waiting.delete(place);
      }
      if (!("node" in event) || type === "unit.progress") return;
      const place = `${event.run} ${event.node} ${event.item.join("/")}`;
      if (type === "unit.waiting" && !waiting.has(place)) waiting.set(place, event.at);
      const since = waiting.get(place);
      if (since !== undefined && (type === "unit.started" || type === "job.submitted" || unitEnds.has(type))) {
        waits.observe(Math.max(0, event.at - since) / 1000);
        waiting.delete(place);
      }
      if (unitEnds.has(type)) units.inc({ outcome: type.slice("unit.".length) });
      if (type === "unit.finished") work.observe(event.seconds);
      const usd = type === "unit.finished" ? event.usd : type === "unit.failed" ? event.charged : undefined;
      if (typeof usd === "number") spent.inc(usd);
    },
  };
}
