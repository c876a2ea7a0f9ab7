// A thousand runs at a time, of ten units each, through HTTP: do all end, and what does it cost the server?
// node bench/server-runs.ts [RUNS]
import { Agent, request } from "node:http";
import { machine, openServer } from "./server/open-server.ts";
import { percentile } from "./server/percentile.ts";

const runs = Number(process.argv[2] ?? 1000);
const units = 10;
const chain = Object.fromEntries(
  Array.from({ length: units }, (_, at) => [
    `n${at}`,
    { use: "pause", with: { text: at === 0 ? "$inputs.word" : `$n${at - 1}.text`, ms: 2000, lane: "$inputs.word" } },
  ]),
);
const pipeline = {
  reelgraph: 1,
  inputs: { word: { type: "text" } },
  nodes: chain,
  outputs: { end: `$n${units - 1}.text` },
};

await using server = await openServer({ "chain.json": pipeline }, { concurrency: runs });
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const { hostname, port } = new URL(server.url);

function ask<T>(path: string, body?: object): Promise<{ status: number; body: T }> {
  const text = body && JSON.stringify(body);
  const headers = { authorization: `Bearer ${server.token}`, ...(text ? { "content-type": "application/json" } : {}) };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method: text ? "POST" : "GET", headers, agent }, (response) => {
      let read = "";
      response.setEncoding("utf8").on("data", (piece: string) => (read += piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(read) as T }));
    });
    sent.on("error", reject);
    sent.end(text);
  });
}

await server.begin();
const began = performance.now();
const answers: number[] = [];
const started = await Promise.all(
  Array.from({ length: runs }, async (_, run) => {
    const asked = performance.now();
    const { status, body } = await ask<{ id: string }>("/api/runs", {
      pipeline: "chain.json",
      inputs: { word: `w${run}` },
    });
    if (status !== 202) throw new Error(`a run was answered with ${status}`);
    answers.push(performance.now() - asked);
    return body.id;
  }),
);
const promised = performance.now();
let together = 0;
for (;;) {
  const { body } = await ask<{ running: number; waiting: number }>("/api/health");
  together = Math.max(together, body.running);
  if (body.running + body.waiting === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 250));
}
const ended = performance.now();
const { rssMb, cpuSeconds, delayMs, heldMs } = await server.tell();
let succeeded = 0;
for (const id of started) {
  const { body } = await ask<{ state: string }>(`/api/runs/${id}`);
  if (body.state === "succeeded") succeeded += 1;
}
const seconds = (ms: number) => (ms / 1000).toFixed(1);
console.log(`${runs} runs of ${units} units (${machine()})`);
console.log(`succeeded                    ${succeeded}`);
console.log(`going at the same time       ${together} at most`);
console.log(
  `promised                     ${seconds(promised - began)} s, an answer p99 ${seconds(percentile(answers, 99))} s`,
);
console.log(`all over after               ${seconds(ended - began)} s`);
console.log(`memory of the server         ${rssMb.toFixed(0)} MB at most (goal: 600)`);
console.log(
  `event loop delay             p50 ${delayMs.p50.toFixed(0)} ms, p99 ${delayMs.p99.toFixed(0)} ms (goal: 100), max ${delayMs.max.toFixed(0)} ms`,
);
console.log(
  `event loop held             p99 ${heldMs.p99.toFixed(1)} ms of processor time, max ${heldMs.max.toFixed(0)} ms`,
);
console.log(
  `processor time of the server ${cpuSeconds.toFixed(1)} s, ${((cpuSeconds * 1000) / runs).toFixed(1)} ms a run`,
);
agent.destroy();
