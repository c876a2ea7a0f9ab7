import { expect, test } from "vitest";
import { createVirtualTime, type VirtualTime } from "../testing/virtual-time.ts";
import { leaseMs, ProcessLeases, type LeaseTable } from "./leases.ts";

/** A table that processes share, and a way to freeze one: its transactions wait until it is thawed. */
function world(time: VirtualTime = createVirtualTime()) {
  const rows = new Map<string, { fence: number; owner: string | undefined }>();
  const beats = new Map<string, number>();
  const dead = new Set<string>();
  const broken = new Set<string>();
  const table: LeaseTable = {
    get: (name) => rows.get(name),
    put: (name, fence, owner) => void rows.set(name, { fence, owner }),
    beat: (holder) => beats.get(holder) ?? 0,
    showLife: (holder) => void beats.set(holder, (beats.get(holder) ?? 0) + 1),
  };
  const start = (id: string) =>
    new ProcessLeases({
      id,
      clock: time,
      isGone: (holder) => (dead.has(holder) ? true : undefined),
      transact: async (_, work) => {
        if (broken.has(id)) throw new Error("the journal can't be written");
        return work(table);
      },
    });
  return { time, rows, dead, broken, start };
}

test("a lease has one holder at a time, and the next has a higher fence (rule 29)", async () => {
  const { start, rows } = world();
  const [one, two] = [start("one"), start("two")];
  const held = await one.take("run:a");
  expect(held).toMatchObject({ name: "run:a", fence: 1 });
  expect(await one.take("run:a")).toBeUndefined();
  expect(await two.take("run:a")).toBeUndefined();
  expect(await two.take("run:b")).toMatchObject({ fence: 1 });
  await held?.release();
  expect(rows.get("run:a")?.owner).toBeUndefined();
  expect(held?.validMs()).toBe(0);
  expect(await two.take("run:a")).toMatchObject({ fence: 2 });
});

test("a process that takes the same lease twice at once gets it once", async () => {
  const one = world().start("one");
  const taken = await Promise.all([one.take("run:a"), one.take("run:a")]);
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test("a lease stays valid as long as its process shows life, and nobody gets it meanwhile", async () => {
  const { start, time } = world();
  const [one, two] = [start("one"), start("two")];
  const held = await one.take("run:a");
  for (let round = 0; round < 20; round++) {
    await time.run(time.now() + 5000);
    expect(held?.validMs()).toBeGreaterThan(leaseMs - 5000);
    expect(await two.take("run:a")).toBeUndefined();
  }
});

test("the lease of a process that is certainly gone is taken at once", async () => {
  const { start, dead } = world();
  await start("one").take("run:a");
  dead.add("one");
  expect(await start("two").take("run:a")).toMatchObject({ fence: 2 });
});

test("a process that shows no life loses its lease by the taker's clock, after its own has run out", async () => {
  const { start, time, broken } = world();
  const [one, two] = [start("one"), start("two")];
  const held = await one.take("run:a");
  broken.add("one");
  const from = time.now();
  expect(await two.take("run:a")).toBeUndefined();
  let taken;
  while (!taken && time.now() - from < 60_000) {
    await time.run(time.now() + 500);
    taken = await two.take("run:a");
    if (taken) expect(held?.validMs()).toBe(0);
  }
  expect(taken).toMatchObject({ fence: 2 });
  expect(time.now() - from).toBeLessThan(leaseMs + 6000);
});

test("a process that was frozen past its lease can't get it back by going on, even if nobody took it", async () => {
  const { start, time, broken } = world();
  const one = start("one");
  const held = await one.take("run:a");
  broken.add("one");
  await time.run(time.now() + leaseMs + 1);
  broken.delete("one");
  await time.run(time.now() + 10_000);
  expect(held?.validMs()).toBe(0);
  const again = await one.take("run:a");
  expect(again).toMatchObject({ fence: 2 });
  expect(held?.validMs()).toBe(0);
  expect(again?.validMs()).toBeGreaterThan(0);
});

test("a release of an old lease leaves its next holder alone", async () => {
  const { start, dead, rows } = world();
  const one = start("one");
  const old = await one.take("run:a");
  dead.add("one");
  await start("two").take("run:a");
  await old?.release();
  expect(rows.get("run:a")).toEqual({ fence: 2, owner: "two" });
});

test("a process without leases doesn't beat: it keeps nobody awake", async () => {
  const { start, time } = world();
  const held = await start("one").take("run:a");
  await held?.release();
  expect(await time.run(time.now() + 1)).toBe(0);
});
