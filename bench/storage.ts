// What media in a bucket cost: small objects put and read one after another and many at a time, with connections that are
// kept and with one for each request, and how many megabytes a second go each way. The bucket is s3rver of this machine, in
// a process of its own and without TLS: compare the rows, because real storage has other limits, and each new connection to it
// costs two or three journeys more.
import { fork } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { bucketOf } from "../packages/engine/src/node/artifacts/configured.ts";
import { systemClock } from "../packages/engine/src/node/clock.ts";
import { openHttp } from "../packages/engine/src/node/http.ts";
import type { Content } from "../packages/engine/src/node/s3/content.ts";
import { openObjects, type Objects } from "../packages/engine/src/node/s3/objects.ts";
import { s3Account, startS3 } from "../packages/engine/src/testing/s3-server.ts";

if (process.argv[2] === "server") {
  const { endpoint, bucket, env } = await startS3();
  process.send?.({ endpoint, bucket, env });
} else await measure();

async function measure(): Promise<void> {
  const server = fork(new URL(import.meta.url), ["server"]);
  const [{ endpoint, bucket, env }] = (await once(server, "message")) as [
    { endpoint: string; bucket: string; env: Readonly<Record<string, string>> },
  ];
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-storage-"));
  const config = { endpoint, bucket, addressing: "path", cacheGb: 1, ...s3Account } as const;
  const http = openHttp({ allowHosts: [new URL(endpoint).host] }, (text) => text);
  const secrets = { get: (name: string) => env[name] ?? "" };
  const means = { http, secrets, clock: systemClock, signal: new AbortController().signal };
  const ways = { kept: bucketOf(config, { folder }, env), "one each": openObjects(config, means) };
  const [{ model = "" } = {}] = cpus();
  console.log(`${availableParallelism()} × ${model}, load ${loadavg()[0]?.toFixed(1)}`);
  const rows = [];
  // Alternately, so that what else the machine does hits both.
  for (let round = 0; round < 3; round++)
    for (const [connections, objects] of Object.entries(ways))
      rows.push({ connections, ...(await one(objects, round)) });
  console.table(rows);
  server.kill();
  rmSync(folder, { recursive: true });
}

async function one(objects: Objects, round: number) {
  const small = contentOf(2000);
  const large = contentOf(20e6);
  const name = `${round}-${Math.random()}`;
  const cpu = process.cpuUsage();
  const inTurn = await rate(100, (number) => objects.write(`${name}/${number}`, small));
  const read = await rate(100, (number) => objects.text(`${name}/${number}`));
  const { user, system } = process.cpuUsage(cpu);
  const atOnce = await rate(400, (number) => objects.write(`${name}/a${number}`, small), 32);
  const up = await rate(5, (number) => objects.write(`${name}/l${number}`, large));
  const down = await rate(5, async (number) => {
    const answer = await objects.read(`${name}/l${number}`);
    for await (const _ of answer?.bytes ?? []);
  });
  return {
    "puts/s": Math.round(inTurn),
    "gets/s": Math.round(read),
    "cpu ms each": Number(((user + system) / 1000 / 200).toFixed(2)),
    "puts/s, 32 at once": Math.round(atOnce),
    "MB/s up": Math.round(up * 20),
    "MB/s down": Math.round(down * 20),
  };
}

/** How often a second something is done, with so many at a time. */
async function rate(count: number, act: (number: number) => Promise<unknown>, lanes = 1): Promise<number> {
  const start = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return count / ((performance.now() - start) / 1000);
}

function contentOf(length: number): Content {
  const bytes = randomBytes(length);
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: length,
    type: "application/octet-stream",
    async *open() {
      yield await Promise.resolve(bytes);
    },
  };
}
