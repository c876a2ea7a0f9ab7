// Requests a second and their times for what clients ask most, beside a bare Hono route behind the same HTTP server; and the
// time from starting the program to its first answer.
// node bench/server-requests.ts
import { fork, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine, openServer } from "./server/open-server.ts";
import { percentile } from "./server/percentile.ts";

const [count, atOnce] = [1000, 16];
const pipeline = {
  reelgraph: 1,
  inputs: { name: { type: "text", default: "you" } },
  nodes: Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [
      `n${at}`,
      { use: "template", with: { template: "{{a}}.", a: at === 0 ? "$inputs.name" : `$n${at - 1}.text` } },
    ]),
  ),
  outputs: { end: "$n9.text" },
};

interface Target {
  readonly url: string;
  readonly token: string;
  /** Processor time of the server's process, in seconds. */
  cpu(): Promise<number>;
}

async function measure({ url, token, cpu }: Target, name: string, path: string, body?: object): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const { hostname, port } = new URL(url);
  const text = body && JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}`, ...(text ? { "content-type": "application/json" } : {}) };
  const one = () =>
    new Promise<number>((resolve, reject) => {
      const began = performance.now();
      const sent = request({ hostname, port, path, method: text ? "POST" : "GET", headers, agent }, (response) => {
        if ((response.statusCode ?? 500) >= 300) reject(new Error(`${name}: ${response.statusCode}`));
        response.resume().on("end", () => resolve(performance.now() - began));
      });
      sent.on("error", reject);
      sent.end(text);
    });
  for (let warm = 0; warm < 50; warm++) await one();
  const times: number[] = [];
  const before = await cpu();
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) times.push(await one());
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const each = ((await cpu()) - before) * (1000 / count);
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
  console.log(
    `${name.padEnd(34)} ${(count / seconds).toFixed(0).padStart(6)} a second   p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms   ${each.toFixed(2).padStart(5)} ms of processor`,
  );
  agent.destroy();
}

console.log(`${count} requests, ${atOnce} at a time (${machine()})`);
{
  const bare = fork(join(import.meta.dirname, "server/bare.ts"));
  const said = <T>() => new Promise<T>((resolve) => bare.once("message", (message) => resolve(message as T)));
  const url = await said<string>();
  const cpu = () => {
    const told = said<number>();
    bare.send("tell");
    return told;
  };
  await measure({ url, token: "none", cpu }, "a bare Hono route", "/");
  bare.kill();
}
{
  await using server = await openServer({ "ten.json": pipeline });
  const { url, token } = server;
  const target = { url, token, cpu: async () => (await server.tell()).cpuSeconds };
  await measure(target, "GET /health", "/health");
  await measure(target, "GET /api/runs, none there", "/api/runs");
  await measure(target, "POST /api/check, ten nodes", "/api/check", { pipeline: "ten.json" });
  await measure(target, "POST /api/plan, ten nodes", "/api/plan", { pipeline: "ten.json" });
  await measure(target, "POST /api/runs, ten nodes", "/api/runs", { pipeline: "ten.json" });
}

const starts: number[] = [];
const program = join(import.meta.dirname, "../packages/cli/dist/main.js");
for (let round = 0; round < 5; round++) {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-"));
  const began = performance.now();
  const child = spawn(process.execPath, [program, "serve", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (line: Buffer) => resolve(String(line).trim())),
  );
  await (await fetch(new URL("/health", url))).text();
  starts.push(performance.now() - began);
  child.kill();
  await new Promise((resolve) => child.once("exit", resolve));
}
const bareStart = performance.now();
await new Promise((resolve) => spawn(process.execPath, ["-e", "0"]).once("exit", resolve));
const node = performance.now() - bareStart;
console.log(
  `from start to first answer: ${percentile(starts, 50).toFixed(0)} ms (median of 5), a bare Node process ${node.toFixed(0)} ms`,
);
