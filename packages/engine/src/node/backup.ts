import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, rename, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { backup as copyDatabase, DatabaseSync } from "node:sqlite";
import { failure } from "../errors.ts";
import { systemClock } from "./clock.ts";

import { openJournal } from "./journal/journal.ts";
import { freeLeases } from "./journal/leases.ts";
import { stateFiles } from "./state.ts";

/** What was copied. */
export interface Backup {
  readonly files: number;
  readonly bytes: number;
}

/** Made again when they are needed, or of no use to another process. */
const skipped = /(^scratch|^copies|\.part|\.db-wal|\.db-shm|\.db-journal|\.lock)$/;

/**
 * Copies a state folder while others work with it, into a folder that isn't there yet. The copy is a state folder like any:
 * each database as it was at one moment, and every file that they name. It is looked through before it gets its name.
 *
 * @throws `backup-exists`, `backup-damaged`, `file-not-found`
 */
export async function backupState(folder: string, to: string): Promise<Backup> {
  if (!existsSync(folder)) throw failure("file-not-found", `There is no state folder ${folder}`);
  if (existsSync(to))
    throw failure("backup-exists", `There is something at ${to} already`, { expected: "a new folder" });
  const part = `${to}.part`;
  if (existsSync(part)) {
    throw failure("backup-exists", `A backup to ${to} has begun, and not ended`, { hint: `remove ${part}` });
  }
  const copied = await copyFolder(folder, part);
  await verify(part);
  await rename(part, to);
  return copied;
}

/**
 * The order matters. The head of the ledger goes first, because it must never be ahead of its journal; the journal after all
 * that refers to it; and files last, because they are there before anything names them, and never change.
 */
async function copyFolder(from: string, to: string): Promise<Backup> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const entries = (await readdir(from, { withFileTypes: true })).filter(({ name }) => !skipped.test(name));
  const rank = (name: string) =>
    name.endsWith(".head") ? 0 : name === "journal.db" ? 2 : name.endsWith(".db") ? 1 : 3;
  const files = entries.filter((entry) => entry.isFile()).toSorted((a, b) => rank(a.name) - rank(b.name));
  let sum: Backup = { files: 0, bytes: 0 };
  const add = (one: Backup) => (sum = { files: sum.files + one.files, bytes: sum.bytes + one.bytes });
  for (const { name } of files) add(await copyOne(join(from, name), join(to, name)));
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    add(await copyFolder(join(from, name), join(to, name)));
  }
  return sum;
}

async function copyOne(from: string, to: string): Promise<Backup> {
  try {
    if (from.endsWith(".db")) {
      using database = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
      // In one step: a copy in several begins anew whenever somebody writes.
      await copyDatabase(database, to, { rate: 2 ** 31 - 1 });
    } else {
      await copyFile(from, to, constants.COPYFILE_FICLONE);
    }
  } catch (thrown) {
    // It was taken away meanwhile: the cache was cleared, for example.
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return { files: 0, bytes: 0 };
    throw thrown;
  }
  return { files: 1, bytes: (await stat(to)).size };
}

/** Reads every database, and the ledger with its chain. */
async function verify(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "artifacts") await verify(path);
    if (!entry.isFile() || !entry.name.endsWith(".db")) continue;
    using database = new DatabaseSync(path, { readOnly: true });
    const [row] = database.prepare("PRAGMA integrity_check").all();
    if (row?.["integrity_check"] !== "ok") {
      throw failure("backup-damaged", `${basename(path)} can't be read back`, {
        hint: "look at the disks of both folders",
      });
    }
  }
  const { journal: file, head } = stateFiles(folder);
  if (!existsSync(file)) return;
  using database = new DatabaseSync(file);
  freeLeases(database);
  const journal = openJournal({ file, head, clock: systemClock, report: () => {} });
  try {
    await journal.ledger.books();
  } finally {
    journal.close();
  }
}
