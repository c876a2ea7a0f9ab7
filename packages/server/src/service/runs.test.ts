import { expect, test } from "vitest";
import type { RunEvent } from "@reelgraph/engine";
import { ExecutionSession, openMachine } from "@reelgraph/engine/node";
import { testProject, until, type TestProject } from "../testing/project.ts";
import { listening } from "./follower.ts";
import { Slots } from "./slots.ts";
import { RunService, type RunServiceOptions } from "./runs.ts";

const signal = AbortSignal.timeout(60_000);
const ann = { caller: "ann" };

async function service(
  use: (runs: RunService, project: TestProject, again: () => Promise<RunService>) => Promise<void>,
  { concurrency: slots = 4, ...options }: Partial<RunServiceOptions> & { readonly concurrency?: number } = {},
) {
  await using project = await testProject();
  const faults: unknown[] = [];
  const fault = (thrown: unknown) => void faults.push(thrown);
  const machine = openMachine(1);
  const open = async () =>
    new RunService({ workspace: await project.workspace(), machine, slots: new Slots(slots), fault, ...options });
  let runs = await open();
  try {
    await use(runs, project, async () => {
      await runs.close();
      return (runs = await open());
    });
  } finally {
    await runs.close();
    await machine.close();
  }
  expect(faults).toEqual([]);
}

const ended = async (runs: RunService, id: string) => {
  await until(async () => !["queued", "running"].includes((await runs.get(id)).state));
  return runs.get(id);
};

async function heard(runs: RunService, id: string, after = 0): Promise<RunEvent[]> {
  const all: RunEvent[] = [];
  await runs.follow(
    id,
    listening(after, signal, (event) => all.push(event)),
  );
  return all;
}

test("a run is promised at once and tells what it gave", () =>
  service(async (runs, { greet }) => {
    const { id, replayed } = await runs.start({ file: greet, inputs: { name: "Ann" } }, ann);
    expect(replayed).toBe(false);
    expect(await ended(runs, id)).toMatchObject({
      id,
      pipeline: "greet.json",
      state: "succeeded",
      outputs: { text: "Hello Ann" },
    });
    expect(await runs.outputs(id)).toEqual([{ name: "text", value: "Hello Ann" }]);
    expect(await runs.list(10)).toMatchObject([{ id, state: "succeeded" }]);
  }));

test("a clip can be found by its name", () =>
  service(async (runs, { clip }) => {
    const { id } = await runs.start({ file: clip }, ann);
    await ended(runs, id);
    const [film] = await runs.outputs(id);
    expect(film).toMatchObject({
      name: "film",
      media: { type: "video/mp4", width: 160 },
    });
    expect(await runs.artifact(film?.media?.sha256 ?? "")).toEqual(film?.media);
  }));

test("what is wrong is said before anything is promised", () =>
  service(async (runs, { greet, at }) => {
    await expect(runs.start({ file: at("none.json") }, ann)).rejects.toMatchObject({ code: "file-not-found" });
    await expect(runs.start({ file: greet, inputs: { nam: "x" } }, ann)).rejects.toMatchObject({
      code: "unknown-input",
    });
    const inputs = { name: { sha256: "0".repeat(64) } };
    await expect(runs.start({ file: greet, inputs }, ann)).rejects.toMatchObject({ code: "unknown-artifact" });
    await expect(runs.start({ file: greet, to: ["nobody"] }, ann)).rejects.toThrow("nobody");
    expect(await runs.list(10)).toEqual([]);
    await expect(runs.get("run-1")).rejects.toMatchObject({ code: "unknown-run" });
  }));

test("more runs than may go wait in their places; more than may wait are refused", () =>
  service(
    async (runs, { slow, greet, open }) => {
      const first = await runs.start({ file: slow }, ann);
      const second = await runs.start({ file: greet }, ann);
      const third = await runs.start({ file: greet }, { caller: "ben" });
      expect(await runs.get(third.id)).toMatchObject({ state: "queued", position: 1 });
      expect(await runs.get(second.id)).toMatchObject({ state: "queued", position: 2 });
      await expect(runs.start({ file: greet }, ann)).rejects.toMatchObject({ code: "queue-full" });
      await open();
      for (const { id } of [first, second, third]) expect(await ended(runs, id)).toMatchObject({ state: "succeeded" });
    },
    { concurrency: 1, queueLimit: 2 },
  ));

test("one key starts one run, at the same time, later and after a restart; another request is refused", () =>
  service(async (runs, { greet }, again) => {
    const request = { file: greet, inputs: { name: "Ann" } };
    const keyed = { caller: "ann", key: "k1" };
    const started = await Promise.all(Array.from({ length: 20 }, () => runs.start(request, keyed)));
    const [first] = started;
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
    expect(started.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await ended(runs, first?.id ?? "");
    await expect(runs.start({ file: greet }, keyed)).rejects.toMatchObject({ code: "key-reused" });
    expect((await runs.start(request, { caller: "ben", key: "k1" })).id).not.toBe(first?.id);
    const later = await again();
    expect(await later.start(request, keyed)).toEqual({ id: first?.id, replayed: true });
  }));

test("what couldn't be done under a key may be tried again with it", () =>
  service(async (runs, { greet }) => {
    const keyed = { caller: "ann", key: "k1" };
    await expect(runs.start({ file: greet, inputs: { nam: "x" } }, keyed)).rejects.toMatchObject({
      code: "unknown-input",
    });
    expect(await runs.start({ file: greet }, keyed)).toMatchObject({ replayed: false });
  }));

test("events come from any place on, live and afterwards the same", () =>
  service(async (runs, { slow, open }) => {
    const { id } = await runs.start({ file: slow }, ann);
    const live = heard(runs, id);
    await until(async () => (await runs.get(id)).units.some(({ state }) => state === "running"));
    await open();
    const all = await live;
    expect(all[0]).toMatchObject({ type: "run.started" });
    expect(all.at(-1)).toMatchObject({ type: "run.finished", state: "succeeded" });
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => a - b));
    const recorded = await heard(runs, id);
    const passing = new Set(["unit.queued", "unit.started", "unit.waiting", "unit.progress"]);
    expect(recorded).toEqual(all.filter(({ type }) => !passing.has(type)));
    const middle = recorded[1]?.seq ?? 0;
    expect(await heard(runs, id, middle)).toEqual(recorded.slice(2));
    await expect(heard(runs, "run-1")).rejects.toMatchObject({ code: "unknown-run" });
  }));

test("a waiting run and a going one can be cancelled, and resumed", () =>
  service(
    async (runs, { slow, open }) => {
      const going = await runs.start({ file: slow }, ann);
      const waiting = await runs.start({ file: slow }, ann);
      const told = heard(runs, waiting.id);
      await until(async () => (await runs.get(going.id)).state === "running");
      await expect(runs.decisions.resume(going.id, ann)).rejects.toMatchObject({ code: "run-busy" });
      await runs.decisions.cancel(waiting.id, signal);
      expect(await told).toEqual([]);
      expect(await runs.get(waiting.id)).toMatchObject({ state: "cancelled" });
      await runs.decisions.cancel(going.id, signal);
      expect(await runs.get(going.id)).toMatchObject({ state: "cancelled" });
      await open();
      for (const { id } of [going, waiting]) {
        expect(await runs.decisions.resume(id, { caller: "ann", key: id })).toEqual({ id, replayed: false });
        expect(await runs.decisions.resume(id, { caller: "ann", key: id })).toEqual({ id, replayed: true });
        expect(await ended(runs, id)).toMatchObject({ state: "succeeded", outputs: { text: "Hello you" } });
        await expect(runs.decisions.resume(id, ann)).rejects.toMatchObject({ code: "run-over" });
        await expect(runs.decisions.cancel(id, signal)).rejects.toMatchObject({ code: "run-over" });
      }
    },
    { concurrency: 1 },
  ));

test("a run that another process works on is paused there, and goes on here", () =>
  service(async (runs, { slow, open, workspace }) => {
    const session = await ExecutionSession.open({ file: slow, workspace: await workspace() });
    const { promise: begun, resolve: onStart } = Promise.withResolvers<string>();
    let told = false;
    const onEvent = ({ type }: RunEvent) => void (told ||= type === "run.paused");
    const over = session.run({ inputs: { name: "Ann" }, signal, onStart, onEvent });
    const id = await begun;
    expect(await runs.get(id)).toMatchObject({ state: "running" });
    await expect(runs.decisions.raise(id, { maxCost: 1 }, ann)).rejects.toMatchObject({ code: "run-busy" });
    await runs.decisions.pause(id);
    await until(() => told);
    await open();
    expect(await over).toMatchObject({ state: "paused" });
    await session.close();
    await runs.decisions.pause(id);
    await runs.decisions.resume(id, ann);
    expect(await ended(runs, id)).toMatchObject({ state: "succeeded", outputs: { text: "Hello Ann" } });
    await expect(runs.decisions.pause(id)).rejects.toMatchObject({ code: "run-over" });
  }));

test("runs that wait or go when the server stops go on when it comes back, with the files of then", () =>
  service(
    async (runs, { slow, open, at }, again) => {
      const { writeFile } = await import("node:fs/promises");
      const going = await runs.start({ file: slow, inputs: { name: "Ann" } }, ann);
      const waiting = await runs.start({ file: slow, inputs: { name: "Ben" } }, ann);
      await until(async () => (await runs.get(going.id)).units.some(({ state }) => state === "running"));
      await writeFile(at("slow.json"), "{}");
      const later = await again();
      await open();
      expect(await ended(later, going.id)).toMatchObject({ state: "succeeded", outputs: { text: "Hello Ann" } });
      expect(await ended(later, waiting.id)).toMatchObject({ state: "succeeded", outputs: { text: "Hello Ben" } });
    },
    { concurrency: 1 },
  ));
