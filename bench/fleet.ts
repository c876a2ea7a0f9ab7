// What a fleet costs beside the bare engine under it, on a PostgreSQL of its own: tasks a second and their latency of bare
// DBOS and of runs (one unit each) in the same process; four workers against one on tasks that wait as for a vendor; how many
// decisions about money one chain takes; and how near four processes come to a limit of a lane that they share, and whether they
// pass it. `node bench/fleet.ts [--quick] [PART…]`: tasks, units, crew, money, lane; quick ones are less exact.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { startPostgres } from "@reelgraph/fleet/testing";

const { values, positionals } = parseArgs({ options: { quick: { type: "boolean" } }, allowPositionals: true });
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
const server = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-fleet-"));
writeFileSync(
  join(folder, "pipeline.json"),
  JSON.stringify({ reelgraph: 1, nodes: { a: { use: "text", with: { text: "hello" } } }, outputs: { a: "$a.text" } }),
);

for (const count of [1, 21]) {
  const first = { use: "template", with: { template: "hello {{n}}", n: "0" } };
  const chain = Array.from({ length: count - 1 }, (_, index) => {
    return [`n${index + 1}`, { use: "template", with: { template: "hello {{n}}", n: `$n${index}.text` } }];
  });
  const nodes = { n0: first, ...Object.fromEntries(chain) };
  const film = { reelgraph: 1, nodes, outputs: { a: `$n${count - 1}.text` } };
  writeFileSync(join(folder, `chain-${count}.json`), JSON.stringify(film));
}

/** Runs a part in processes of its own, side by side, and gives what they say. */
async function part(name: string, processes: number) {
  const url = server.database(`${name}_${processes}`);
  const running = Array.from({ length: processes }, (_, index) => {
    const script = new URL("fleet/part.ts", import.meta.url).pathname;
    const pace = values.quick ? "quick" : "long";
    const child = spawn(process.execPath, ["--no-warnings", script, name, url, folder, String(index), pace], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    return { child, lines: createInterface({ input: child.stdout }) };
  });
  const said: unknown[] = [];
  for (const { lines } of running)
    lines.on("line", (line) => line.startsWith("=") && said.push(JSON.parse(line.slice(1)) as unknown));
  await Promise.all(running.map(({ child }) => once(child, "close")));
  return said;
}

const [{ model = "" } = {}] = cpus();
console.log(`${availableParallelism()} × ${model}, load ${loadavg()[0]?.toFixed(1)}`);
if (wanted("tasks")) console.table(await part("tasks", 1));
if (wanted("units")) console.table(await part("units", 1));
if (wanted("crew")) {
  const [one, four] = [await part("crew", 1), await part("crew", 4)] as { tasks: number; seconds: number }[][];
  const { tasks = 0, seconds: alone = 0 } = one?.[0] ?? {};
  const together = four?.[0]?.seconds ?? 0;
  console.table([
    {
      what: `${tasks} tasks that wait a second, 8 slots each`,
      oneWorker: alone.toFixed(1),
      fourWorkers: together.toFixed(1),
      timesAsFast: (alone / together).toFixed(2),
    },
  ]);
}
if (wanted("money")) {
  const decisions = (await part("money", 4)) as number[];
  console.table([
    { what: "decisions about money a second, 4 processes", all: Math.round(decisions.reduce((a, b) => a + b, 0)) },
  ]);
}
if (wanted("lane")) {
  const sent = (await part("lane", 4)).flat() as number[];
  const [max, spanMs] = [60, 5000];
  sent.sort((a, b) => a - b);
  const most = Math.max(...sent.map((at) => sent.filter((other) => other >= at && other < at + spanMs).length));
  // The first window is a burst; from there on whole windows count.
  const [from = 0, to = 0] = [sent[max], sent.at(-1)];
  const windows = Math.floor((to - from) / spanMs);
  const share = sent.filter((at) => at >= from && at < from + windows * spanMs).length / (windows * max);
  const over = Math.max(0, most - max);
  console.table([
    {
      limit: `${max} in ${spanMs / 1000} s`,
      sent: sent.length,
      mostInAnyWindow: most,
      over,
      ofTheLimit: share.toFixed(3),
    },
  ]);
}
await server.stop();
rmSync(folder, { recursive: true });
