import type { RunEvent } from "@reelgraph/engine";
import type { Journal, Storage } from "@reelgraph/engine/storage";
import { describe, expect, it } from "vitest";

/** A kind of storage under test. */
export interface Backend {
  /** Opens what is kept under a name, as one more process would. */
  open(name: string): Promise<Storage>;
  /** Changes the row of a table, behind the back of whoever has it open. */
  change(name: string, sql: string): Promise<void>;
}

type Caps = Parameters<Journal["ledger"]["intend"]>[1];
const caps: Caps = { unknownPrice: "deny", run: 10 };
const purchase = { key: "k", run: "r", place: "clip", account: "a", model: "a/m", reserved: 0.5 };
const run = { id: "r", pipeline: "film.json", started: 1000 };

const event = (seq: number): RunEvent => ({
  seq,
  at: 1000 + seq,
  run: "r",
  type: "unit.finished",
  node: `node ${seq}`,
  item: [],
  outputs: { text: { value: "hello" } },
  seconds: 1,
});

async function leaseOf({ leases }: Journal, name: string) {
  const lease = await leases.take(`run:${name}`);
  if (!lease) throw new Error(`${name} is taken`);
  return lease;
}

async function buy(journal: Journal, key: string, change: { run?: string; reserved?: number; caps?: Caps } = {}) {
  const lease = await leaseOf(journal, change.run ?? key);
  try {
    const { caps: own = caps, ...rest } = change;
    return await journal.ledger.intend({ ...purchase, key, ...rest }, own, lease, (attempt) => `${key}-${attempt}`);
  } finally {
    await lease.release();
  }
}

function closedOnce(storage: Storage): Storage {
  let open = true;
  return {
    ...storage,
    close() {
      if (open) storage.close();
      open = false;
    },
  };
}

/** What holds for every kind of storage (rules 26, 28 to 30). `get` is asked when a test runs. */
export function storageContract(kind: string, get: () => Backend): void {
  let count = 0;
  /** Two processes on one and the same storage. */
  async function pair(use: (one: Storage, two: Storage, name: string) => Promise<void>): Promise<void> {
    const name = `${kind}_${++count}`;
    const [one, two] = [closedOnce(await get().open(name)), closedOnce(await get().open(name))];
    try {
      await use(one, two, name);
    } finally {
      one.close();
      two.close();
    }
  }
  const keys = async ({ journal }: Storage) => [...(await journal.ledger.books()).jobs.keys()];

  describe(`storage in ${kind}`, () => {
    it("two processes see each other's money, and only one makes the intent (rule 29)", () =>
      pair(async (one, two) => {
        expect((await buy(one.journal, "k")).is).toBe("intended");
        expect(await keys(two)).toEqual(["k#1"]);
        expect((await buy(two.journal, "k", { run: "r" })).is).toBe("ambiguous");
        const both = await Promise.all([buy(one.journal, "l", { run: "x" }), buy(two.journal, "l", { run: "y" })]);
        expect(both.map(({ is }) => is).toSorted()).toEqual(["followed", "intended"]);
        expect(await keys(one)).toEqual(["k#1", "l#1"]);
      }));

    it("many intents at once, from both, never pass the budget of a day (rule 28)", () =>
      pair(async (one, two) => {
        const day: Caps = { unknownPrice: "deny", day: 5 };
        const many = Array.from({ length: 40 }, (_, index) =>
          buy((index % 2 === 0 ? one : two).journal, `k${index}`, { run: `r${index}`, reserved: 0.4, caps: day }),
        );
        const made = await Promise.all(many);
        expect(made.filter(({ is }) => is === "intended")).toHaveLength(12);
        expect(made.filter(({ is }) => is === "over")).toHaveLength(28);
        expect(await keys(one)).toEqual(await keys(two));
      }));

    it("a thousand purchases at once are each there, in one order for all", () =>
      pair(async (one, two) => {
        const lease = await leaseOf(one.journal, "r");
        const many = Array.from({ length: 1000 }, (_, index) =>
          one.journal.ledger.intend({ ...purchase, key: `k${index}`, reserved: 0.001 }, caps, lease, () => "n"),
        );
        expect(new Set((await Promise.all(many)).map(({ is }) => is))).toEqual(new Set(["intended"]));
        expect(await keys(two)).toEqual(Array.from({ length: 1000 }, (_, index) => `k${index}#1`));
      }));

    it("an old lease can write neither money nor events nor an end (rule 29)", () =>
      pair(async (one, two) => {
        const old = await leaseOf(one.journal, "r");
        const log = await one.journal.begin(run, {}, old);
        await old.release();
        const lease = await leaseOf(two.journal, "r");
        expect(lease.fence).toBeGreaterThan(old.fence);
        const lost = { code: "lease-lost" };
        const intend = (by: typeof old) => one.journal.ledger.intend(purchase, caps, by, () => "n");
        await expect(intend(old)).rejects.toMatchObject(lost);
        log.add(event(1));
        await expect(log.flushed()).rejects.toMatchObject(lost);
        const end = { id: "r", state: "succeeded", seconds: 1, spent: 1 } as const;
        await expect(one.journal.end(undefined, end, old)).rejects.toMatchObject(lost);
        expect(await keys(two)).toEqual([]);
        expect(await two.journal.recorded("r")).toMatchObject({ events: [], record: { state: "running", spent: 0 } });
        expect((await two.journal.ledger.intend(purchase, caps, lease, () => "n")).is).toBe("intended");
      }));

    it("a lease has one holder, whoever asks at once", () =>
      pair(async (one, two) => {
        for (let round = 0; round < 20; round++) {
          const taken = await Promise.all(
            [one, two, one, two].map(({ journal }) => journal.leases.take(`run:${round}`)),
          );
          expect(taken.filter(Boolean)).toHaveLength(1);
        }
        const held = await one.journal.leases.take("run:held");
        expect(await two.journal.leases.take("run:held")).toBeUndefined();
        await held?.release();
        expect(await two.journal.leases.take("run:held")).toMatchObject({ fence: 2 });
      }));

    it("events come back whole and in their order with what the run was asked; progress is not kept (rule 30)", () =>
      pair(async (one, two) => {
        const lease = await leaseOf(one.journal, "r");
        const log = await one.journal.begin(run, { pipeline: "p", n: 1 }, lease);
        log.add({ seq: 0, at: 1, run: "r", type: "unit.progress", node: "n", item: [], fraction: 0.5 });
        for (let seq = 1; seq <= 100; seq++) {
          log.add(event(seq));
          if (seq % 30 === 0) await log.flushed();
        }
        await log.flushed();
        const seen = await two.journal.recorded("r");
        expect(seen.request).toEqual({ pipeline: "p", n: 1 });
        expect(seen.events).toEqual(Array.from({ length: 100 }, (_, index) => event(index + 1)));
        await one.journal.end(log, { id: "r", state: "paused", seconds: 2, spent: 0.5 }, lease);
        await lease.release();
        const next = await leaseOf(two.journal, "r");
        const again = await two.journal.resume("r", next);
        expect((await two.journal.recorded("r")).record.state).toBe("running");
        again.add(event(101));
        await two.journal.end(again, { id: "r", state: "succeeded", seconds: 3, spent: 0.7 }, next);
        expect((await one.journal.recorded("r")).events).toHaveLength(101);
        expect(await one.journal.history.run("r")).toMatchObject({ state: "succeeded", seconds: 5, spent: 0.7 });
      }));

    it("a fact is added to a run that stands still, behind what is there", () =>
      pair(async (one, two) => {
        const lease = await leaseOf(one.journal, "r");
        const log = await one.journal.begin(run, {}, lease);
        log.add(event(1));
        await one.journal.end(log, { id: "r", state: "paused", seconds: 1, spent: 0 }, lease);
        await lease.release();
        await two.journal.append("r", event(2), await leaseOf(two.journal, "r"));
        expect((await one.journal.recorded("r")).events).toEqual([event(1), event(2)]);
      }));

    it("who works on a run hears from elsewhere that it is to be paused or cancelled", () =>
      pair(async (one, two) => {
        await one.journal.begin(run, {}, await leaseOf(one.journal, "r"));
        const watch = one.journal.watch("r");
        for (const wish of ["pause", "cancel"] as const) {
          expect(watch.signal(wish).aborted).toBe(false);
          await two.journal.ask("r", wish);
          await new Promise((aborted) => watch.signal(wish).addEventListener("abort", aborted));
        }
        watch.close();
      }));

    it("a run that nobody knows is told with those that are", () =>
      pair(async (one) => {
        await one.journal.begin(run, {}, await leaseOf(one.journal, "r"));
        const asked = (async () => one.journal.recorded("s"))();
        await expect(asked).rejects.toMatchObject({ code: "unknown-run", problems: [{ expected: "r" }] });
      }));

    it("runs are listed from the newest, and a pipeline's past answers for the places of its runs (rule 31)", () =>
      pair(async (one, two) => {
        const parts = { type: "t", params: "{}", inputs: {}, extra: "", take: 1 };
        for (const id of ["a", "b", "c"]) {
          const lease = await leaseOf(one.journal, id);
          const begun = { id, pipeline: "film.json", started: id.charCodeAt(0), estimate: { min: 1, max: 2 } };
          const log = await one.journal.begin(begun, {}, lease);
          for (const node of ["clip", "film"]) {
            const own = { ...parts, take: id.charCodeAt(0) } as never;
            one.journal.history.trace(begun, { node, item: ["noir"], how: "ran", parts: own, from: { video: "clip" } });
          }
          await one.journal.end(log, { id, state: "succeeded", seconds: 1, spent: 0 }, lease);
        }
        const found = await two.journal.history.runs(2);
        expect(found.map(({ id }) => id)).toEqual(["c", "b"]);
        expect(found[0]).toMatchObject({ pipeline: "film.json", estimate: { min: 1, max: 2 } });
        const only = async (filter: object) => (await two.journal.history.runs(5, filter)).map(({ id }) => id);
        expect(await only({ pipeline: "film.json", before: 99 })).toEqual(["b", "a"]);
        expect(await only({ before: 98 })).toEqual(["a"]);
        expect(await only({ pipeline: "other.json" })).toEqual([]);
        const ids = async (only: object) => (await two.journal.history.runs(9, only)).map(({ id }) => id);
        expect(await ids({ pipeline: "film.json", before: 99 })).toEqual(["b", "a"]);
        expect(await ids({ pipeline: "other.json" })).toEqual([]);
        const past = await two.journal.history.of("film.json");
        expect(past.traces("clip[noir]", 2).map(({ parts: own }) => own.take)).toEqual([99, 98]);
        expect([...past.places]).toEqual(["clip[noir]", "film[noir]"]);
        expect([...(await two.journal.history.tracesOf("b")).keys()].toSorted()).toEqual(["clip[noir]", "film[noir]"]);
        expect((await two.journal.history.of("other.json")).places).toEqual([]);
      }));

    it("a result is there for others, the newest of a key; what names files that are gone is none (rule 22)", () =>
      pair(async (one, two, name) => {
        one.cache.put("key", { outputs: { text: { value: "old" } }, seconds: 1 });
        one.cache.put("key", { outputs: { text: { value: "new" } }, seconds: 2, usd: 0.5 });
        expect(await one.cache.get("key")).toMatchObject({ seconds: 2 });
        const clip = { media: "video", type: "video/mp4", sha256: "0".repeat(64), bytes: 5 } as never;
        one.cache.put("clip", { outputs: { video: { value: clip } }, seconds: 1 });
        one.close();
        const three = await get().open(name);
        try {
          await expect
            .poll(async () => two.cache.get("key"))
            .toEqual({ outputs: { text: { value: "new" } }, seconds: 2, usd: 0.5 });
          expect(await three.cache.get("clip")).toBeUndefined();
          expect(await three.cache.get("none")).toBeUndefined();
        } finally {
          three.close();
        }
      }));

    it.each([
      ["a changed amount", "UPDATE ledger SET body = replace(body, '0.5', '0.1') WHERE position = 1"],
      ["a changed hash", "UPDATE ledger SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE position = 2"],
      ["a record that was taken out", "DELETE FROM ledger WHERE position = 1"],
      ["a record that moved", "UPDATE ledger SET position = 9 WHERE position = 3"],
      ["an end that is lost", "DELETE FROM ledger WHERE position = 3"],
      ["all that is lost", "DELETE FROM ledger"],
      ["a text that is no record", "UPDATE ledger SET body = '{}' WHERE position = 3"],
    ])("%s refuses all paid work instead of forgetting a purchase (rule 26)", (_, sql) =>
      pair(async (one, two, name) => {
        for (const key of ["k", "l", "m"]) await buy(one.journal, key, { run: key });
        one.close();
        two.close();
        await get().change(name, sql);
        const later = await get().open(name);
        try {
          const damaged = { code: "journal-damaged" };
          for (let tries = 0; tries < 2; tries++) {
            await expect(later.journal.ledger.books()).rejects.toMatchObject(damaged);
            await expect(buy(later.journal, "n", { run: "n" })).rejects.toMatchObject(damaged);
          }
          // What is not about money goes on.
          await later.journal.begin(run, {}, await leaseOf(later.journal, "r"));
        } finally {
          later.close();
        }
      }),
    );

    it.each([
      ["a changed entry in the middle", "UPDATE log SET body = replace(body, 'hello', 'hullo') WHERE position = 2"],
      ["a changed request", "UPDATE log SET body = '{}' WHERE position = 1"],
      ["a missing entry", "DELETE FROM log WHERE position = 2"],
    ])("%s refuses that run (rule 30)", (_, sql) =>
      pair(async (one, two, name) => {
        const log = await one.journal.begin(run, { n: 1 }, await leaseOf(one.journal, "r"));
        for (const seq of [1, 2, 3]) {
          log.add(event(seq));
          await log.flushed();
        }
        one.close();
        two.close();
        await get().change(name, sql);
        const later = await get().open(name);
        try {
          await expect((async () => later.journal.recorded("r"))()).rejects.toMatchObject({ code: "journal-damaged" });
        } finally {
          later.close();
        }
      }),
    );
  });
}
