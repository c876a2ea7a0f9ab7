import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue, Worker } from "bullmq";
import { work } from "../../graphs.ts";

const folder = mkdtempSync(join(tmpdir(), "bench-redis-"));
const port = await freePort();
const options = ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes"].map(
  String,
);
const redis = spawn("redis-server", options, { stdio: "ignore" });
await once(redis, "spawn");
process.once("exit", () => redis.kill());
// Its client tries again until the server answers.
const connection = { host: "127.0.0.1", port };

const queue = new Queue("bench", { connection });
const worker = new Worker("bench", async ({ data }) => work(data), {
  connection,
  concurrency: 50,
  removeOnComplete: { count: 0 },
});
let completed = () => {};
worker.on("completed", (job, sum) => completed(Number(job.name), sum));
await worker.waitUntilReady();

export const close = async () => {
  await worker.close();
  await queue.close();
  redis.kill();
  await once(redis, "exit");
  rmSync(folder, { recursive: true });
};

/** Each node is a job, added as soon as those that it reads are done: its own flows are trees. */
export async function prepare(reads) {
  const readers = reads.map(() => []);
  reads.forEach((from, at) => from.forEach((one) => readers[one].push(at)));
  return () =>
    new Promise((resolve, reject) => {
      const results = [];
      const missing = reads.map((from) => from.length);
      const add = (ids) => {
        const jobs = ids.map((id) => ({ name: String(id), data: reads[id].map((one) => results[one]) }));
        queue.addBulk(jobs).catch(reject);
      };
      completed = (id, sum) => {
        results[id] = sum;
        if (id === reads.length - 1) return resolve(sum);
        const ready = readers[id].filter((reader) => (missing[reader] -= 1) === 0);
        if (ready.length > 0) add(ready);
      };
      add(reads.flatMap((from, id) => (from.length === 0 ? [id] : [])));
    });
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: free } = server.address();
  server.close();
  await once(server, "close");
  return free;
}
