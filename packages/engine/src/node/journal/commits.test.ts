import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryFolder } from "../media/testing/clip.ts";
import { openDatabase } from "../database.ts";
import { Commits, Refused } from "./commits.ts";

async function open() {
  const folder = await temporaryFolder();
  const database = openDatabase(folder.at("j.db"), "CREATE TABLE IF NOT EXISTS notes (text TEXT UNIQUE) STRICT");
  const committed: number[] = [];
  const notes = () =>
    database
      .prepare("SELECT text FROM notes ORDER BY rowid")
      .all()
      .map(({ text }) => text);
  const commits = new Commits(database, () => void committed.push(notes().length));
  const note = (text: string) => () => void database.prepare("INSERT INTO notes VALUES (?)").run(text);
  return {
    database,
    commits,
    committed,
    notes,
    note,
    file: folder.at("j.db"),
    async [Symbol.asyncDispose]() {
      database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test("all writes of a turn go in as one transaction, in their order, and each gets its own result", async () => {
  await using one = await open();
  const { commits, note, committed } = one;
  const results = await Promise.all([
    commits.lazy(note("a")),
    commits.durable(() => {
      note("b")();
      return 7;
    }),
    commits.lazy(() => one.notes()),
  ]);
  expect(results).toEqual([undefined, 7, ["a", "b"]]);
  expect(committed).toEqual([2]);
});

test("nobody is told that something is durable before the witness has been", async () => {
  await using one = await open();
  const told: string[] = [];
  const commits = new Commits(one.database, () => void told.push("witness"));
  await commits.durable(one.note("a")).then(() => told.push("caller"));
  await commits.lazy(one.note("b")).then(() => told.push("lazy caller"));
  expect(told).toEqual(["witness", "caller", "lazy caller"]);
});

test("a refused decision is rejected alone; the others of its transaction stand", async () => {
  await using one = await open();
  const { commits, note } = one;
  const outcomes = await Promise.allSettled([
    commits.durable(note("a")),
    commits.durable(() => {
      throw new Refused(new Error("over budget"));
    }),
    commits.lazy(note("b")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(outcomes[1]).toMatchObject({ reason: { message: "over budget" } });
  expect(one.notes()).toEqual(["a", "b"]);
});

test("when one write fails, all of its transaction are rejected with a code, and none is kept", async () => {
  await using one = await open();
  const { commits, note } = one;
  const outcomes = await Promise.allSettled([
    commits.lazy(note("a")),
    commits.durable(note("a")),
    commits.lazy(note("b")),
  ]);
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "journal-damaged" } });
  expect(one.notes()).toEqual([]);
  await commits.durable(note("a"));
  expect(one.notes()).toEqual(["a"]);
});

test("a database that another holds for too long is a failure of the storage, not of the program", async () => {
  await using one = await open();
  one.database.exec("PRAGMA busy_timeout = 10");
  const other = new DatabaseSync(one.file);
  other.exec("BEGIN IMMEDIATE");
  await expect(one.commits.durable(one.note("a"))).rejects.toMatchObject({ code: "storage-failed" });
  other.exec("ROLLBACK");
  await one.commits.durable(one.note("a"));
  other.close();
});

test("a witness that fails rejects what was written, although it may be on the disk", async () => {
  await using one = await open();
  const commits = new Commits(one.database, () => {
    throw Object.assign(new Error("EIO: i/o error, fsync"), { code: "EIO" });
  });
  await expect(commits.durable(one.note("a"))).rejects.toMatchObject({ code: "storage-failed" });
});

test("what waits is written at the end, and nothing after it", async () => {
  await using one = await open();
  const last = one.commits.lazy(one.note("a"));
  one.commits.close();
  await last;
  expect(one.notes()).toEqual(["a"]);
  await expect(one.commits.lazy(one.note("b"))).rejects.toMatchObject({ code: "storage-failed" });
});

test("what would hold the event loop up goes in over several turns, in order, and all of it before the journal is closed", async () => {
  await using one = await open();
  const { commits, note, committed } = one;
  let turns = 0;
  const count = setInterval(() => void (turns += 1), 0);
  const slow = (text: string) => () => {
    for (const until = performance.now() + 20; performance.now() < until;);
    note(text)();
  };
  const texts = Array.from({ length: 5 }, (_, index) => String(index));
  await Promise.all(texts.map((text) => commits.durable(slow(text))));
  clearInterval(count);
  expect(committed).toEqual([1, 2, 3, 4, 5]);
  expect(turns).toBeGreaterThan(1);
  const last = ["a", "b", "c"].map((text) => commits.durable(slow(text)));
  commits.close();
  await Promise.all(last);
  expect(one.notes()).toEqual([...texts, "a", "b", "c"]);
});

test("what fails in one turn takes nothing with it that went in before", async () => {
  await using one = await open();
  const { commits, note } = one;
  const slow = () => {
    for (const until = performance.now() + 20; performance.now() < until;);
    note("a")();
  };
  const outcomes = await Promise.allSettled([
    commits.durable(slow),
    commits.durable(note("a")),
    commits.lazy(note("b")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(one.notes()).toEqual(["a"]);
});
