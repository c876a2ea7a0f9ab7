// What durability costs: CPU for each unit and each paid record, ms of a durable commit, and 1,000 runs in one process.
// node bench/journal.ts [--quick]
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, createRegistry, type Graph, type NodeType, type Pipeline, run } from "@reelgraph/engine";
import { type Journal, openJournal } from "@reelgraph/engine/node";
import { memoryHost } from "@reelgraph/engine/testing";
import { chain, fan, measure, type Reads } from "./graphs.ts";
import { kept, later } from "./journal/nodes.ts";

const quick = process.argv.includes("--quick");
const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-"));
const { signal } = new AbortController();
let number = 0;

function open(name: string): Journal {
  const { clock } = memoryHost();
  const files = { file: join(folder, `${name}.db`), head: join(folder, `${name}.head`) };
  return openJournal({ ...files, clock, report: (message) => console.error(message) });
}

function graphOf(reads: Reads, type: NodeType): Graph {
  const nodes: Record<string, Pipeline["nodes"][string]> = {};
  reads.forEach((from, id) => {
    const values = from.map((one) => `$n${one}.sum`);
    // No two units are equal, or they would be done once.
    nodes[`n${id}`] = { use: type.type, with: { plus: id, ...(values.length > 0 ? { values } : {}) } };
  });
  const registry = createRegistry([type]);
  const spec = { nodes, outputs: { end: `$n${reads.length - 1}.sum` } };
  return compile(spec, { registry, subgraphs: new Map(), report: (problem) => console.error(problem) });
}

/** One run with validation, keys and events; with a journal, kept in it as a session does, durable at its end. */
async function once(graph: Graph, journal?: Journal): Promise<void> {
  const record = { id: `run-${++number}`, pipeline: "bench", started: number };
  const lease = await journal?.leases.take(`run:${record.id}`);
  const log = lease && (await journal?.begin(record, {}, lease));
  const result = await run({
    id: record.id,
    pipeline: "bench",
    graph,
    inputs: {},
    host: memoryHost(),
    signal,
    onEvent: (event) => log?.add(event),
    trace: (trace) => journal?.history.trace(record, trace),
  });
  if (result.state !== "succeeded") throw new Error(JSON.stringify(result.problems[0]));
  if (!journal || !lease) return;
  await journal.end(log, { id: record.id, state: result.state, seconds: 0, spent: 0 }, lease);
  await lease.release();
}

/** Buys clips in groups as large as a turn of the event loop brings: intent, job id and settlement, each durable. */
async function buy(journal: Journal, clips: number, group: number): Promise<void> {
  const lease = (await journal.leases.take("run:paid"))!;
  const caps = { unknownPrice: "deny", run: 1e9, day: 1e9 } as const;
  for (let done = 0; done < clips; done += group) {
    await Promise.all(
      Array.from({ length: group }, async () => {
        const key = `key-${++number}`;
        const facts = { key, run: "paid", place: "clip", account: "a", model: "a/m", seconds: 5, pixels: 921_600 };
        const made = await journal.ledger.intend({ ...facts, reserved: 0.5 }, caps, lease, () => key);
        if (made.is !== "intended") throw new Error(made.is);
        const sent = await journal.ledger.submitted(made.job, { id: key }, lease);
        const problem = { kind: "provider", message: "no clip: this is a measurement" };
        await journal.ledger.conclude(sent, lease, { kind: "failed", problem, usd: 0.5 });
      }),
    );
  }
  await lease.release();
}

async function units(): Promise<void> {
  const rows: Record<string, Record<string, string>> = {};
  const journal = open("units");
  for (const [name, reads, type] of [
    ["1 → 1,000 → 1", fan(1000), kept],
    ["chain of 1,000", chain(1000), kept],
    ["1 → 10,000 → 1", fan(10_000), kept],
    ["chain of 10,000", chain(10_000), kept],
    ["1 → 1,000 → 1, results come later", fan(1000), later],
    ["chain of 1,000, results come later", chain(1000), later],
    ["1 → 10,000 → 1, results come later", fan(10_000), later],
    ["chain of 10,000, results come later", chain(10_000), later],
  ] as const) {
    const graph = graphOf(reads, type);
    const alone = await measure(reads.length, () => once(graph));
    const kept = await measure(reads.length, () => once(graph, journal));
    rows[name] = { alone: alone.toFixed(1), journal: (kept - alone).toFixed(1), together: kept.toFixed(1) };
  }
  journal.close();
  console.log("CPU µs for each unit that is run: validation, keys, events; the journal's share; together.");
  console.table(rows);
}

async function paid(): Promise<void> {
  const rows: Record<string, Record<string, string>> = {};
  for (const clips of quick ? [1000] : [1000, 10_000]) {
    const journal = open(`paid-${clips}`);
    await buy(journal, 1000, 100);
    const cpu = process.cpuUsage();
    await buy(journal, clips, 100);
    const { user, system } = process.cpuUsage(cpu);
    const opening = process.cpuUsage();
    const again = open(`paid-${clips}`);
    const { jobs } = await again.ledger.books();
    const read = process.cpuUsage(opening);
    rows[`${clips} clips`] = {
      "CPU µs a record, 100 in a commit": ((user + system) / clips / 3).toFixed(1),
      "CPU µs a record when opened": ((read.user + read.system) / jobs.size / 3).toFixed(1),
    };
    again.close();
    journal.close();
  }
  console.table(rows);
}

/** How long it takes until an effect may happen: one intent by itself. */
async function commits(): Promise<void> {
  const journal = open("commits");
  const took: number[] = [];
  const lease = (await journal.leases.take("run:one"))!;
  for (let index = 0; index < 220; index++) {
    const began = performance.now();
    const facts = { key: `k${index}`, run: "one", place: "clip", account: "a", model: "a/m", reserved: 0.5 };
    await journal.ledger.intend(facts, { unknownPrice: "deny" }, lease, () => "name");
    if (index >= 20) took.push(performance.now() - began);
  }
  journal.close();
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)]?.toFixed(2);
  console.log(
    `A durable intent (journal and head synced): median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(0.999)} ms`,
  );
}

/** Many runs in one process, killed half-way, and all of them resumed in another. */
async function many(count: number): Promise<void> {
  const place = join(folder, "many");
  mkdirSync(place);
  const nodes: Record<string, unknown> = {};
  for (let id = 0; id < 10; id++)
    nodes[`n${id}`] = {
      use: "slow",
      with: { line: "$inputs.line", ...(id > 0 ? { values: `$n${id - 1}.sum` } : {}) },
    };
  const plugins = [join(import.meta.dirname, "journal/nodes.ts")];
  writeFileSync(join(place, "reelgraph.config.json"), JSON.stringify({ plugins }));
  writeFileSync(
    join(place, "pipeline.json"),
    JSON.stringify({ reelgraph: 1, inputs: { line: { type: "text" } }, nodes, outputs: { end: "$n9.sum" } }),
  );
  const script = join(import.meta.dirname, "journal/many-runs.ts");
  const start = (how: string) =>
    spawn(process.execPath, ["--no-warnings", script, how, place, String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });

  const first = start("start");
  for await (const text of first.stdout.setEncoding("utf8")) {
    if (Number(String(text).trim().split("\n").at(-1)) >= count * 4) break;
  }
  first.kill("SIGKILL");
  await new Promise((resolve) => first.on("close", resolve));
  for (const how of ["resume", "start"]) {
    const child = start(how);
    let out = "";
    for await (const text of child.stdout.setEncoding("utf8")) out += String(text);
    console.log(
      how === "resume" ? "resumed after a kill:" : `${count} runs of 10 units at a time:`,
      /\{.*\}/.exec(out)?.[0],
    );
  }
}

try {
  await units();
  await paid();
  await commits();
  await many(quick ? 100 : 1000);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
