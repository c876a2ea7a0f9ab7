import type { Fleet } from "../wire/fleet.ts";

interface Measured {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}

/** How a fleet stands, in the text format of Prometheus. https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function fleetMetrics({ queue, workers, lanes, spentToday }: Fleet): string {
  const measured: readonly Measured[] = [
    { name: "queue_waiting", help: "Runs that wait for a worker.", values: [{ value: queue.waiting }] },
    { name: "queue_going", help: "Runs that workers have.", values: [{ value: queue.going }] },
    {
      name: "queue_oldest_seconds",
      help: "How long the first run in the queue has waited.",
      values: [{ value: queue.oldestSeconds }],
    },
    { name: "queue_stranded", help: "Runs that no worker is new enough for.", values: [{ value: queue.stranded }] },
    { name: "workers", help: "Workers that others know.", values: [{ value: workers.length }] },
    { name: "slots", help: "Runs that all workers take.", values: [{ value: sum(workers, ({ slots }) => slots) }] },
    {
      name: "slots_taken",
      help: "Runs that all workers have.",
      values: [{ value: sum(workers, ({ running }) => running) }],
    },
    {
      name: "processors",
      help: "Work on media that all workers do at a time.",
      values: [{ value: sum(workers, ({ processors }) => processors) }],
    },
    {
      name: "lane_jobs",
      help: "Jobs of all workers at a vendor's model.",
      values: lanes.map(({ name, running }) => ({ labels: { lane: name }, value: running })),
    },
    {
      name: "lane_requests_last_minute",
      help: "Requests of all workers to a vendor's model.",
      values: lanes.flatMap(({ name, lastMinute }) =>
        lastMinute === undefined ? [] : [{ labels: { lane: name }, value: lastMinute }],
      ),
    },
    { name: "spent_today_usd", help: "Spent today (UTC), in USD.", values: [{ value: spentToday }] },
  ];
  return measured.map(textOf).join("");
}

function textOf({ name, help, values }: Measured): string {
  const full = `reelgraph_fleet_${name}`;
  const lines = values.map(({ labels = {}, value }) => {
    const told = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    return `${full}${told.length > 0 ? `{${told.join()}}` : ""} ${value}\n`;
  });
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join("")}`;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
