// What a command costs as a whole process, beside a bare Node process in the same run.
// node bench/startup.ts
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-"));
const rounds = 11;

// As it is published, without the sources: where they are, every start looks whether they are newer than the bundle.
const published = join(folder, "node_modules", "reelgraph");
for (const part of ["package.json", "bin", "dist"]) {
  cpSync(join(import.meta.dirname, "../packages/cli", part), join(published, part), { recursive: true });
}
const cli = join(published, "bin", "reelgraph.js");

/** Writes a pipeline of so many nodes: short chains of `template` nodes. */
function pipeline(nodes: number): string {
  const specs: Record<string, object> = {};
  for (let id = 0; id < nodes; id++) {
    const before = id % 10 === 0 ? "start" : `$n${id - 1}.text`;
    specs[`n${id}`] = { use: "template", with: { template: "{{before}}.", before } };
  }
  const file = join(folder, `${nodes}.json`);
  const outputs = { end: `$n${nodes - 1}.text` };
  writeFileSync(file, JSON.stringify({ reelgraph: 1, nodes: specs, outputs }, undefined, 1));
  return file;
}

const small = pipeline(3);
const large = pipeline(2500);
const huge = pipeline(10_000);
const commands: Record<string, readonly string[]> = {
  "node -e 0": ["-e", "0"],
  "check, 3 nodes": [cli, "check", small],
  "run, 3 nodes": [cli, "run", small, "--json"],
  "plan, 3 nodes": [cli, "plan", small, "--json"],
  "check, 2,500 nodes": [cli, "check", large],
  "plan, 2,500 nodes": [cli, "plan", large, "--json"],
  "check, 10,000 nodes": [cli, "check", huge],
  "plan, 10,000 nodes": [cli, "plan", huge, "--json"],
};

/** A preloaded module that reports the process's own CPU time at its end, in ms, on a channel of its own. */
const reporter = `data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{user,system}=process.cpuUsage();const{maxRSS}=process.resourceUsage();writeSync(3,(user+system)/1000+" "+maxRSS/1024)})`;

interface Sample {
  readonly cpu: number;
  readonly wall: number;
  readonly mb: number;
}
function once(args: readonly string[]): Sample {
  const started = performance.now();
  const { output, status, stderr } = spawnSync(process.execPath, ["--import", reporter, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - started;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${String(stderr)}`);
  const [cpu = 0, mb = 0] = String(output[3]).split(" ").map(Number);
  return { cpu, wall, mb };
}

const samples = new Map(Object.keys(commands).map((name) => [name, [] as Sample[]]));
for (let round = -1; round < rounds; round++) {
  for (const [name, args] of Object.entries(commands)) {
    const sample = once(args);
    if (round >= 0) samples.get(name)?.push(sample);
  }
}
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const bare = median(samples.get("node -e 0")?.map((sample) => sample.cpu) ?? []);
const rows = [...samples].map(([name, list]) => {
  const cpu = median(list.map((sample) => sample.cpu));
  const row = {
    "CPU ms": cpu.toFixed(0),
    "× bare Node": (cpu / bare).toFixed(1),
    "wall ms": median(list.map((sample) => sample.wall)).toFixed(0),
    "peak MB": median(list.map((sample) => sample.mb)).toFixed(0),
  };
  return [name, row];
});
console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores. Medians of ${rounds} runs.`);
console.table(Object.fromEntries(rows));
