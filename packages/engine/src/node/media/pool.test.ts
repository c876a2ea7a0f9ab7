import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { MediaPool, type PoolOptions } from "./pool.ts";

const worker = new URL("./testing/bad-worker.ts", import.meta.url);
const never = new AbortController().signal;

function poolOf(options: Partial<PoolOptions> = {}) {
  const pool = new MediaPool({ workers: 1, worker, ...options });
  const run = (operation: string, limit = 10, signal = never, progress?: (pid: number) => void) =>
    pool
      .run({ operation, request: {}, out: "" }, { signal, ...(progress && { progress }) }, limit)
      .then((done) => done.result);
  return { run, [Symbol.asyncDispose]: () => pool.close() };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a process is used again while all goes well, and replaced after its share of tasks", async () => {
  await using pool = poolOf({ tasksPerProcess: 2 });
  const pids = [await pool.run("work"), await pool.run("work"), await pool.run("work")];
  expect(pids[0]).toBe(pids[1]);
  expect(pids[2]).not.toBe(pids[1]);
});

test.for([
  ["crash", "media-crashed", "SIGSEGV"],
  ["leave", "media-crashed", "exit 3"],
  ["greedy", "media-too-large", "memory"],
  ["rave", "media-crashed", "nonsense"],
])("a process that ends by %s fails its task with %s and the next task works", async ([misdeed, code, word]) => {
  await using pool = poolOf();
  await expect(pool.run(misdeed ?? "")).rejects.toMatchObject({ code, message: expect.stringContaining(word ?? "") });
  await expect(pool.run("work")).resolves.toBeTypeOf("number");
});

test("a process that hangs is ended at its time limit", async () => {
  await using pool = poolOf();
  await expect(pool.run("spin", 0.5)).rejects.toMatchObject({ code: "media-timeout" });
  await expect(pool.run("work")).resolves.toBeTypeOf("number");
});

test("an abort ends a hanging process within a second", async () => {
  await using pool = poolOf();
  const abort = new AbortController();
  const start = performance.now();
  const result = pool.run("spin", 10, abort.signal);
  setTimeout(() => abort.abort(new Error("stopped")), 200);
  await expect(result).rejects.toThrow("stopped");
  expect(performance.now() - start).toBeLessThan(1200);
});

test("tasks beyond the number of workers wait; one that is aborted while it waits never starts", async () => {
  await using pool = poolOf();
  const first = pool.run("wait", 1).catch(() => "over");
  const abort = new AbortController();
  const second = pool.run("work", 10, abort.signal);
  const third = pool.run("work");
  abort.abort(new Error("stopped"));
  await expect(second).rejects.toThrow("stopped");
  await expect(first).resolves.toBe("over");
  await expect(third).resolves.toBeTypeOf("number");
});

test("an idle process is ended after a while", async () => {
  await using pool = poolOf({ idleMs: 50 });
  const pid = Number(await pool.run("work"));
  await expect.poll(() => isRunning(pid), { timeout: 3000 }).toBe(false);
});

test("an idle process doesn't keep its parent alive, and no process outlives a parent that is killed", async () => {
  const script = (operation: string) => `
    const { MediaPool } = await import(${JSON.stringify(new URL("./pool.ts", import.meta.url).href)});
    const pool = new MediaPool({ workers: 1, worker: new URL(${JSON.stringify(worker.href)}) });
    const job = { signal: new AbortController().signal, progress: (pid) => console.log(pid) };
    console.log((await pool.run({ operation: "${operation}", request: {}, out: "" }, job, 60)).result);`;
  const idle = spawn(process.execPath, ["--input-type=module", "-e", script("work")]);
  const [printed] = await once(idle.stdout, "data");
  expect(await once(idle, "exit")).toEqual([0, null]);
  await expect.poll(() => isRunning(Number(printed)), { timeout: 3000 }).toBe(false);

  const busy = spawn(process.execPath, ["--input-type=module", "-e", script("wait")]);
  const [pid] = await once(busy.stdout, "data");
  expect(isRunning(Number(pid))).toBe(true);
  busy.kill("SIGKILL");
  await expect.poll(() => isRunning(Number(pid)), { timeout: 3000 }).toBe(false);
});
