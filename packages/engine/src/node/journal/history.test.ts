import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { temporaryFolder } from "../media/testing/clip.ts";
import type { UnitTrace } from "../../run/run-context.ts";
import { openJournal, type LocalJournal } from "./journal.ts";

async function place(use: (journal: LocalJournal, change: (sql: string) => void) => Promise<void>): Promise<void> {
  await using folder = await temporaryFolder();
  const file = folder.at("journal.db");
  const journal = openJournal({ file, head: folder.at("head"), clock: systemClock, report: () => {} });
  const change = (sql: string) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  try {
    await use(journal, change);
  } finally {
    journal.close();
  }
}

async function begin(journal: LocalJournal, id: string, started: number) {
  const lease = (await journal.leases.take(`run:${id}`))!;
  const record = { id, pipeline: "film.json", started, estimate: { min: 0.5, max: 1 } };
  return { id, lease, record, log: await journal.begin(record, {}, lease) };
}

function trace(node: string, take = 1): UnitTrace {
  const parts = { type: "t", version: "1", params: {}, inputs: {}, take, extra: "" };
  return { node, item: ["noir"], how: "ran", from: { video: "clip" }, parts } as unknown as UnitTrace;
}

test("runs are listed newest first, with what became of them", () =>
  place(async (journal) => {
    const one = await begin(journal, "one", 1000);
    const two = await begin(journal, "two", 2000);
    await journal.end(one.log, { id: "one", state: "succeeded", seconds: 2, spent: 0.75 }, one.lease);
    expect(journal.history.runs(10)).toEqual([
      { id: "two", pipeline: "film.json", state: "running", started: 2000, spent: 0, estimate: { min: 0.5, max: 1 } },
      {
        id: "one",
        pipeline: "film.json",
        state: "succeeded",
        started: 1000,
        seconds: 2,
        spent: 0.75,
        estimate: { min: 0.5, max: 1 },
      },
    ]);
    expect(journal.history.runs(1)).toHaveLength(1);
    await two.lease.release();
  }));

test("a run whose process is gone, or that nobody holds, is interrupted; resumed, it runs again", () =>
  place(async (journal, change) => {
    const { lease, id } = await begin(journal, "one", 1000);
    change(`UPDATE leases SET owner = json_set(owner, '$[1]', 4194305)`);
    expect(journal.history.run(id)?.state).toBe("interrupted");
    await lease.release();
    expect(journal.history.run(id)?.state).toBe("interrupted");
    const again = await journal.leases.take(`run:${id}`);
    const log = await journal.resume(id, again!);
    expect(journal.history.run(id)?.state).toBe("running");
    await journal.end(log, { id, state: "paused", seconds: 1, spent: 0 }, again!);
    await journal.resume(id, again!);
    await journal.end(log, { id, state: "succeeded", seconds: 2, spent: 1 }, again!);
    expect(journal.history.run(id)).toMatchObject({ state: "succeeded", seconds: 3, spent: 1 });
  }));

test("whoever works on a run sees what is asked of it, until it is resumed", () =>
  place(async (journal) => {
    const { id, lease } = await begin(journal, "one", 1000);
    const watch = journal.watch(id);
    await journal.ask(id, "pause");
    await new Promise((resolve) => watch.signal("pause").addEventListener("abort", resolve));
    expect(watch.signal("cancel").aborted).toBe(false);
    watch.close();
    await journal.resume(id, lease);
    const [again, other] = [journal.watch(id), journal.watch("another")];
    await journal.ask("another", "cancel");
    await new Promise((resolve) => other.signal("cancel").addEventListener("abort", resolve));
    expect(again.signal("pause").aborted).toBe(false);
    again.close();
    other.close();
  }));

test("traces are found by place, newest first, and those of the twenty newest runs are kept (rule 31)", () =>
  place(async (journal) => {
    for (let number = 1; number <= 43; number++) {
      const { record, log, lease } = await begin(journal, `run ${number}`, number);
      journal.history.trace(record, trace("clip", number));
      journal.history.trace(record, trace("film", number));
      await journal.end(log, { id: record.id, state: "succeeded", seconds: 1, spent: 0 }, lease);
    }
    const takes = journal.history
      .of("film.json")
      .traces("clip[noir]", 100)
      .map(({ parts }) => parts.take);
    expect(takes.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => 43 - i));
    expect(takes.length).toBeLessThan(40);
    expect(journal.history.of("film.json").places).toEqual(["clip[noir]", "film[noir]"]);
    expect(journal.history.of("film.json").traces("clip[noir]", 1)[0]?.from).toEqual({ video: "clip" });
  }));

test.each(["parts = replace(parts, 'take', 'tale')", "origin = '{}'", "parts = substr(parts, 1, 30)"])(
  "a trace that was changed (%s) explains nothing",
  (set) =>
    place(async (journal, change) => {
      const { record, log, lease } = await begin(journal, "one", 1);
      journal.history.trace(record, trace("clip"));
      await journal.end(log, { id: "one", state: "succeeded", seconds: 1, spent: 0 }, lease);
      expect(journal.history.of("film.json").traces("clip[noir]", 1)).toHaveLength(1);
      change(`UPDATE traces SET ${set}`);
      expect(journal.history.of("film.json").traces("clip[noir]", 1)).toEqual([]);
    }),
);

test("a list of runs that can't be read is told with a code", () =>
  place(async (journal, change) => {
    await begin(journal, "one", 1);
    change("UPDATE runs SET state = 'qunning'");
    expect(journal.history.run("one")?.state).toBe("interrupted");
    change("DROP TABLE runs");
    expect(() => journal.history.runs(5)).toThrow(expect.objectContaining({ code: "journal-damaged" }));
  }));
