import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Job } from "./job.ts";
import type { Charge } from "./ledger.ts";
import type { MockVendorOptions } from "./options.ts";
import { startMockVendor } from "./start.ts";
import { ask, clientOf, type Wire } from "./testing/client.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "mock-vendor-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function startProcess(options: MockVendorOptions) {
  const program = new URL("testing/vendor-process.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, ...clientOf(line.toString().trim()) };
}

it("kill -9 in the middle of many submissions: whoever got an answer is in the books, and the books match the jobs", async () => {
  const state = folder();
  const answered: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { child, submit } = await startProcess({ state, class: "C" });
    const client = async () => {
      for (;;) {
        answered.push(((await (await submit()).json()) as Wire).id);
        if (answered.length >= (round + 1) * 12) child.kill("SIGKILL");
      }
    };
    const clients = [client(), client(), client()];
    await Promise.allSettled(clients);
  }
  const { read, settled } = await startProcess({ state, class: "C" });
  const charges = await read<Charge[]>("/_ledger");
  const jobs = await read<Job[]>("/_jobs");
  expect(answered.length).toBeGreaterThanOrEqual(24);
  expect(charges.map(({ jobId }) => jobId)).toEqual(expect.arrayContaining(answered));
  expect(charges.map(({ jobId }) => jobId)).toEqual(jobs.map(({ id }) => id));
  expect((await settled(answered[0] ?? "")).status).toBe("completed");
});

it("after a restart keys, tags, jobs and what happened to them are as before", async () => {
  const state = folder();
  const headers = { "idempotency-key": "k", "x-client-tag": "t" };
  const before = await startMockVendor({ state, class: "A", jobMs: 60_000, concurrency: 2 });
  const first = clientOf(before.url);
  const { id } = (await (await first.submit(ask, headers)).json()) as Wire;
  const other = (await (await first.submit()).json()) as Wire;
  await first.call(`/v1/videos/${other.id}/cancel`, { method: "POST" });
  await before.close();

  const after = await startMockVendor({ state, class: "A", concurrency: 2 });
  onTestFinished(() => after.close());
  const second = clientOf(after.url);
  expect(((await (await second.submit(ask, headers)).json()) as Wire).id).toBe(id);
  expect((await second.poll(other.id)).status).toBe("cancelled");
  expect(after.ledger()).toEqual(before.ledger());
  // One of two places is free, because one of the jobs was cancelled.
  expect([(await second.submit()).status, (await second.submit()).status]).toEqual([200, 429]);
});

it("a torn line is cut off, and a job that was not charged yet was never accepted", async () => {
  const state = folder();
  const before = await startMockVendor({ state });
  await clientOf(before.url).submit();
  await before.close();
  const ledger = join(state, "ledger.ndjson");
  const jobs = join(state, "jobs.ndjson");
  const whole = readFileSync(ledger, "utf8");
  const lost = readFileSync(jobs, "utf8").replaceAll(/video_\w+/g, "video_lost");
  appendFileSync(jobs, lost + '{"id":"video_to');
  appendFileSync(ledger, '{"key":null,"ta');

  const after = await startMockVendor({ state });
  onTestFinished(() => after.close());
  expect(after.ledger()).toHaveLength(1);
  expect(readFileSync(ledger, "utf8")).toBe(whole);
  expect((await clientOf(after.url).call("/v1/videos/video_lost")).status).toBe(404);
});

it("the ledger is a file of one JSON line a charge, with the members that are promised", async () => {
  const ledger = join(folder(), "books", "charges.ndjson");
  const vendor = await startMockVendor({ ledger, centsPerSecond: 0.1, prices: { dear: 100 }, now: () => 5 });
  onTestFinished(() => vendor.close());
  const { submit } = clientOf(vendor.url);
  const one = (await (await submit({ ...ask, seconds: 3 })).json()) as Wire;
  await submit({ ...ask, model: "dear", seconds: 2.5 }, { "idempotency-key": "k", "x-client-tag": "t" });
  const lines = readFileSync(ledger, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    { key: null, tag: null, jobId: one.id, cents: 0.3, at: 5, model: "m", seconds: 3 },
    { key: "k", tag: "t", jobId: expect.any(String), cents: 250, at: 5, model: "dear", seconds: 2.5 },
  ]);
});

it("sglang: jobs are lost with the process, charges are not", async () => {
  const options = { state: folder(), profile: "sglang" } as const;
  const before = await startMockVendor(options);
  const { id } = (await (await clientOf(before.url).submit({ ...ask, seconds: 1 })).json()) as Wire;
  await before.close();
  const after = await startMockVendor(options);
  onTestFinished(() => after.close());
  expect((await clientOf(after.url).call(`/v1/videos/${id}`)).status).toBe(404);
  expect(after.ledger()).toHaveLength(1);
});
