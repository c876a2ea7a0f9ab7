import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryFolder } from "../media/testing/clip.ts";
import type { Purchase } from "../../ledger/ledger.ts";
import type { Caps } from "../../ledger/budget.ts";
import { systemClock } from "../clock.ts";
import { openJournal, type Journal } from "./journal.ts";

const caps: Caps = { unknownPrice: "deny", run: 10 };
const purchase: Purchase = { key: "k", run: "r", place: "clip", account: "a", model: "a/m", reserved: 0.5 };

interface Place {
  readonly reports: string[];
  readonly file: string;
  readonly head: string;
  open(): Journal;
  /** Changes the file while nobody has it open. */
  change(sql: string): void;
}

async function place(use: (place: Place) => Promise<void>): Promise<void> {
  await using folder = await temporaryFolder();
  const opened: Journal[] = [];
  const reports: string[] = [];
  const [file, head] = [folder.at("journal.db"), folder.at("journal.head")];
  const open = () => {
    const journal = openJournal({ file, head, clock: systemClock, report: (message) => reports.push(message) });
    opened.push(journal);
    return journal;
  };
  const change = (sql: string) => {
    for (const journal of opened.splice(0)) journal.close();
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
  try {
    await use({ reports, file, head, open, change });
  } finally {
    for (const journal of opened) journal.close();
  }
}

async function buy({ ledger, leases }: Journal, key: string) {
  const lease = await leases.take(`run:${key}`);
  if (!lease) throw new Error("taken");
  try {
    return await ledger.intend({ ...purchase, key }, caps, lease, (attempt) => `${key}-${attempt}`);
  } finally {
    await lease.release();
  }
}

const keys = async ({ ledger }: Journal) => [...(await ledger.books()).jobs.keys()];

test("two processes on one file see each other's records, and only one makes the intent (rule 29)", () =>
  place(async ({ open }) => {
    const [one, two] = [open(), open()];
    expect((await buy(one, "k")).is).toBe("intended");
    expect(await keys(two)).toEqual(["k#1"]);
    expect((await buy(two, "k")).is).toBe("ambiguous");
    const both = await Promise.all([buy(one, "l"), buy(two, "l")].map((made) => made.catch(() => undefined)));
    expect(both.filter((made) => made?.is === "intended")).toHaveLength(1);
    expect(await keys(one)).toEqual(["k#1", "l#1"]);
  }));

test("the records are there in the next process, and the head tells of the last", () =>
  place(async ({ open, head, change }) => {
    const journal = open();
    for (const key of ["k", "l", "m"]) await buy(journal, key);
    change("");
    expect(readFileSync(head, "utf8")).toMatch(/^000000000003 [0-9a-f]{64} [0-9a-f]{16}\n$/);
    expect(await keys(open())).toEqual(["k#1", "l#1", "m#1"]);
  }));

// More damage, of every kind of storage, is in tests/storage/contract.ts.
test.each([
  ["an end that is lost", "DELETE FROM ledger WHERE position = 3"],
  ["a lost table", "DROP TABLE ledger"],
])("%s refuses all paid work instead of forgetting a purchase (rule 26)", (_, sql) =>
  place(async ({ open, change, reports }) => {
    const journal = open();
    for (const key of ["k", "l", "m"]) await buy(journal, key);
    change(sql);
    const later = open();
    for (let tries = 0; tries < 2; tries++) {
      await expect(later.ledger.books()).rejects.toMatchObject({ code: "journal-damaged" });
      await expect(buy(later, "n")).rejects.toMatchObject({ code: "journal-damaged" });
    }
    expect(reports).toEqual([]);
    // What is not about money goes on.
    expect(later.history.runs(5)).toEqual([]);
    const lease = await later.leases.take("run:x");
    await later.begin({ id: "x", pipeline: "p", started: 1 }, {}, lease!);
  }),
);

test("damage is no reason to refuse what others write in the same transaction", () =>
  place(async ({ open, change }) => {
    await buy(open(), "k");
    change("UPDATE ledger SET hash = 'x'");
    const journal = open();
    const lease = await journal.leases.take("run:x");
    const [books, run] = await Promise.allSettled([
      journal.ledger.books(),
      journal.begin({ id: "x", pipeline: "p", started: 1 }, {}, lease!),
    ]);
    expect([books.status, run.status]).toEqual(["rejected", "fulfilled"]);
  }));

test("a torn end that the head doesn't tell of is cut off and reported; nobody had acted on it", () =>
  place(async ({ open, change, head, reports }) => {
    const journal = open();
    for (const key of ["k", "l"]) await buy(journal, key);
    const before = readFileSync(head);
    await buy(journal, "m");
    change("UPDATE ledger SET body = substr(body, 1, 20) WHERE position = 3");
    writeFileSync(head, before);
    expect(await keys(open())).toEqual(["k#1", "l#1"]);
    expect(reports).toEqual([expect.stringContaining("torn end after record 2")]);
    change("");
    const later = open();
    expect((await buy(later, "m")).is).toBe("intended");
    expect(await keys(later)).toEqual(["k#1", "l#1", "m#1"]);
    expect(reports).toHaveLength(1);
  }));

test("without a head a whole ledger is believed, and a broken one is not cut", () =>
  place(async ({ open, change, head }) => {
    const journal = open();
    for (const key of ["k", "l"]) await buy(journal, key);
    change("");
    rmSync(head);
    expect(await keys(open())).toEqual(["k#1", "l#1"]);
    await buy(open(), "m");
    expect(readFileSync(head, "utf8")).toMatch(/^000000000003 /);
    rmSync(head);
    change("UPDATE ledger SET hash = 'x' WHERE position = 3");
    await expect(open().ledger.books()).rejects.toMatchObject({ code: "journal-damaged" });
  }));

test("a process that only keeps runs writes no head for a ledger that it hasn't read", () =>
  place(async ({ open, change, head }) => {
    await buy(open(), "k");
    rmSync(head);
    change("UPDATE ledger SET hash = 'x'");
    const journal = open();
    await journal.ask("nobody", "cancel");
    await expect(journal.ledger.books()).rejects.toMatchObject({ code: "journal-damaged" });
  }));

test("an old lease can write nothing (rule 29)", () =>
  place(async ({ open }) => {
    const [one, two] = [open(), open()];
    const old = await one.leases.take("run:r");
    await old?.release();
    const lease = await two.leases.take("run:r");
    const intend = (by: typeof old) => one.ledger.intend(purchase, caps, by!, () => "n");
    await expect(intend(old)).rejects.toMatchObject({ code: "lease-lost" });
    expect(await keys(two)).toEqual([]);
    expect((await intend(lease)).is).toBe("intended");
  }));

test("a file that is no database is told as damage, and a path that can't be opened as a failure of the storage", () =>
  place(async ({ open, file, head }) => {
    writeFileSync(file, "not a database ".repeat(500));
    expect(open).toThrow(expect.objectContaining({ code: "journal-damaged" }));
    const nowhere = { file: `${file}/journal.db`, head, clock: systemClock, report: () => {} };
    expect(() => openJournal(nowhere)).toThrow(expect.objectContaining({ code: "storage-failed" }));
  }));

test("a thousand purchases at once are a few transactions, and each is there", () =>
  place(async ({ open }) => {
    const journal = open();
    const lease = await journal.leases.take("run:r");
    const many = Array.from({ length: 1000 }, (_, i) =>
      journal.ledger.intend({ ...purchase, key: `k${i}`, reserved: 0.001 }, caps, lease!, () => "n"),
    );
    expect(new Set((await Promise.all(many)).map(({ is }) => is))).toEqual(new Set(["intended"]));
    expect(await keys(open())).toHaveLength(1000);
  }));
