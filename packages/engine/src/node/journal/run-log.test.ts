import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { RunEvent } from "../../events/run-event.ts";
import type { Lease } from "../../ledger/store.ts";
import { systemClock } from "../clock.ts";
import { temporaryFolder } from "../media/testing/clip.ts";
import { openJournal, type LocalJournal } from "./journal.ts";
import type { EventLog } from "./run-log.ts";

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

interface Place {
  readonly file: string;
  readonly reports: string[];
  journal: LocalJournal;
  lease: Lease;
  log: EventLog;
  /** Closes the journal, changes its file and opens it again. */
  change(sql: string): Promise<void>;
}

async function place(use: (place: Place) => Promise<void>): Promise<void> {
  await using folder = await temporaryFolder();
  const reports: string[] = [];
  const [file, head] = [folder.at("journal.db"), folder.at("journal.head")];
  const open = () => openJournal({ file, head, clock: systemClock, report: (message) => reports.push(message) });
  const journal = open();
  const lease = await journal.leases.take("run:r");
  const log = await journal.begin({ id: "r", pipeline: "p", started: 1 }, { pipeline: "p", n: 1 }, lease!);
  const it: Place = {
    file,
    reports,
    journal,
    lease: lease!,
    log,
    async change(sql) {
      await it.lease.release();
      it.journal.close();
      const database = new DatabaseSync(file);
      database.exec(sql);
      database.close();
      it.journal = open();
    },
  };
  try {
    await use(it);
  } finally {
    it.journal.close();
  }
}

const seqs = ({ journal }: Place) => journal.recorded("r").events.map(({ seq }) => seq);

/** Three entries behind the request: events 1 and 2 in one, then 3, then 4. */
async function fill({ log }: Place): Promise<void> {
  log.add(event(1));
  log.add(event(2));
  await log.flushed();
  log.add(event(3));
  await log.flushed();
  log.add(event(4));
  await log.flushed();
}

test("events come back whole and in their order, with what the run was asked; progress is not kept", () =>
  place(async (it) => {
    it.log.add({ seq: 0, at: 1, run: "r", type: "unit.progress", node: "n", item: [], fraction: 0.5 });
    await fill(it);
    await it.change("");
    expect(it.journal.recorded("r")).toMatchObject({
      request: { pipeline: "p", n: 1 },
      events: [event(1), event(2), event(3), event(4)],
      torn: false,
    });
  }));

test("events that nobody waits for are written all the same, a turn's in one entry", () =>
  place(async (it) => {
    for (let seq = 1; seq <= 100; seq++) it.log.add(event(seq));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seqs(it)).toHaveLength(100);
    const database = new DatabaseSync(it.file, { readOnly: true });
    expect(database.prepare("SELECT count(*) AS n FROM log").get()).toEqual({ n: 2 });
    database.close();
  }));

test.each([
  ["cut", "UPDATE log SET body = substr(body, 1, 30) WHERE position = 4"],
  ["changed", "UPDATE log SET body = replace(body, 'hello', 'hullo') WHERE position = 4"],
  ["under another hash", "UPDATE log SET hash = 'x' WHERE position = 4"],
])("a last entry that is %s is torn: it is cut off, told, and the run goes on behind it", (_, sql) =>
  place(async (it) => {
    await fill(it);
    await it.change(sql);
    expect(it.journal.recorded("r")).toMatchObject({ torn: true, events: [event(1), event(2), event(3)] });
    expect(it.reports).toEqual([expect.stringContaining("torn end")]);
    const lease = await it.journal.leases.take("run:r");
    const log = await it.journal.resume("r", lease!);
    log.add(event(5));
    await log.flushed();
    expect(it.journal.recorded("r").torn).toBe(false);
    expect(seqs(it)).toEqual([1, 2, 3, 5]);
  }),
);

test.each([
  ["a changed entry in the middle", "UPDATE log SET body = replace(body, 'hello', 'hullo') WHERE position = 2"],
  ["a changed request", "UPDATE log SET body = '{}' WHERE position = 1"],
  ["a missing entry", "DELETE FROM log WHERE position = 2"],
  ["a missing request", "DELETE FROM log WHERE position = 1"],
  ["an entry that moved", "UPDATE log SET position = 9 WHERE position = 4"],
  ["a table that is another", "ALTER TABLE log RENAME COLUMN body TO bode"],
])("%s refuses that run", (_, sql) =>
  place(async (it) => {
    await fill(it);
    await it.change(sql);
    expect(() => it.journal.recorded("r")).toThrow(expect.objectContaining({ code: "journal-damaged" }));
  }),
);

test("a commit that fails loses no event and breaks no chain", () =>
  place(async (it) => {
    it.log.add(event(1));
    await it.log.flushed();
    const blocker = new DatabaseSync(it.file);
    blocker.exec("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'full'); END");
    for (const seq of [2, 3, 4]) {
      it.log.add(event(seq));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect(it.log.flushed()).rejects.toMatchObject({ name: "ReelgraphError" });
    it.log.add(event(5));
    blocker.exec("DROP TRIGGER full");
    blocker.close();
    // Nobody waits for this one either: it takes with it what could not be written before.
    await new Promise((resolve) => setTimeout(resolve, 5));
    it.log.add(event(6));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seqs(it)).toEqual([1, 2, 3, 4, 5, 6]);
  }));

test("a process that lost its lease can write no event (rule 29)", () =>
  place(async (it) => {
    await it.lease.release();
    await it.journal.leases.take("run:r");
    it.log.add(event(1));
    await expect(it.log.flushed()).rejects.toMatchObject({ code: "lease-lost" });
    expect(seqs(it)).toEqual([]);
  }));

test("a run that nobody knows is told with those that are", () =>
  place(async ({ journal }) => {
    expect(() => journal.recorded("s")).toThrow(
      expect.objectContaining({ code: "unknown-run", problems: [expect.objectContaining({ expected: "r" })] }),
    );
  }));
