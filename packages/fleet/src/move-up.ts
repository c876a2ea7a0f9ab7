import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { failure } from "@reelgraph/engine";
import { openLocalStorage, stateFiles } from "@reelgraph/engine/node";
import type { Database } from "./store/database.ts";

/** What was moved. */
export interface Moved {
  readonly runs: number;
  /** Records of money. */
  readonly records: number;
  readonly results: number;
}

type Row = Readonly<Record<string, unknown>>;

/** Rows that go over in one statement. */
const atOnce = 500;
/** Of the checksum before a text in SQLite; PostgreSQL keeps its own. */
const sealLength = 16;

/**
 * Copies the state folder of one machine into an empty database of a fleet: runs with all that they recorded, money,
 * results, leases' fences, and media. All or nothing of what is in the database; the folder is left as it is.
 *
 * @throws `not-drained` while something runs there, `not-empty`, `journal-damaged`, `storage-failed`
 */
export async function moveUp(folder: string, database: Database, artifacts: string): Promise<Moved> {
  const places = stateFiles(folder);
  if (!existsSync(places.journal)) throw failure("no-state", `There is no journal in ${folder}`);
  await checked(folder);
  const [{ held = 0 } = {}] = await database.query(
    "SELECT (SELECT count(*) FROM runs) + (SELECT position FROM head) AS held",
  );
  if (Number(held) > 0) {
    throw failure("not-empty", "The database has runs of its own already", { expected: "an empty one" });
  }
  // Before what names them.
  if (existsSync(places.artifacts)) await cp(places.artifacts, artifacts, { recursive: true, force: false });
  const journal = new DatabaseSync(places.journal, { readOnly: true });
  const cache = existsSync(places.cache) ? new DatabaseSync(places.cache, { readOnly: true }) : undefined;
  try {
    const read = (sql: string) => journal.prepare(sql).all() as Row[];
    const [ledger, runs] = [read("SELECT * FROM ledger ORDER BY position"), read("SELECT * FROM runs")];
    const results = cache ? (cache.prepare("SELECT key, entry FROM results").all() as Row[]) : [];
    await database.together([
      ...inserts("ledger", ["position bigint", "body text", "hash text"], ledger),
      ...ledger.slice(-1).map(({ position, hash }) => ({
        sql: "UPDATE head SET position = $1, hash = $2",
        values: [position, hash],
      })),
      ...inserts("leases", ["name text", "fence bigint"], read("SELECT name, fence FROM leases")),
      ...inserts(
        "runs",
        [
          "id text",
          "pipeline text",
          "state text",
          "started bigint",
          "seconds float8",
          "spent float8",
          "least float8",
          "most float8",
        ],
        runs,
      ),
      ...inserts("log", ["run text", "position bigint", "body text", "hash text"], read("SELECT * FROM log")),
      ...inserts(
        "traces",
        ["run text", "place text", "how text", "parts text", "origin text"],
        read(`SELECT run, place, how, substr(parts, ${sealLength + 1}) AS parts, origin FROM traces`),
      ),
      ...inserts("results", ["key text", "entry text"], results.map(unsealed)),
    ]);
    return { runs: runs.length, records: ledger.length, results: results.length };
  } finally {
    journal.close();
    cache?.close();
  }
}

/** Everything there is whole, and nobody works on it. */
async function checked(folder: string): Promise<void> {
  const storage = openLocalStorage(folder);
  try {
    await storage.journal.ledger.books();
    const going = (await storage.journal.history.runs(Number.MAX_SAFE_INTEGER)).filter(
      ({ state }) => state === "running",
    );
    if (going.length > 0) {
      throw failure("not-drained", `${going.map(({ id }) => id).join(", ")} still run there`, {
        hint: "stop the server and the runs of this folder first; those that are interrupted go on with the fleet",
      });
    }
  } finally {
    storage.close();
  }
}

function unsealed({ key, entry }: Row): Row {
  return { key, entry: String(entry).slice(sealLength) };
}

/** Statements that put rows into a table, some hundred at a time. */
function inserts(table: string, columns: readonly string[], rows: readonly Row[]) {
  const names = columns.map((column) => column.split(" ")[0] ?? "");
  const arrays = columns.map((column, index) => `$${index + 1}::${column.split(" ")[1]}[]`);
  const sql = `INSERT INTO ${table} (${names.join()}) SELECT * FROM unnest(${arrays.join()})`;
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, part) => {
    const some = rows.slice(part * atOnce, (part + 1) * atOnce);
    return { sql, values: names.map((name) => some.map((row) => row[name] ?? null)) };
  });
}
