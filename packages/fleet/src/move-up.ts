import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { failure } from "@reelgraph/engine";
import { importArtifacts, openLocalStorage, stateFiles, type Artifacts, type Imported } from "@reelgraph/engine/node";
import type { Database } from "./store/database.ts";

/** What was moved. */
export interface Moved extends Rows {
  readonly media: Imported;
}

interface Rows {
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

/** A state folder and where it goes. */
interface Part {
  readonly folder: string;
  readonly database: Database;
}

/**
 * Copies the state folder of one machine, with those of its tenants, into an empty database of a fleet: runs with all that
 * they recorded, money, results, leases' fences, and media. All or nothing of what is in the database; the folder is left
 * as it is.
 *
 * `artifactsOf`: where the media of a state folder go.
 *
 * @throws `not-drained` while something runs there, `not-empty`, `journal-damaged`, `storage-failed`
 */
export async function moveUp(
  folder: string,
  database: Database,
  artifactsOf: (folder: string) => Artifacts,
): Promise<Moved> {
  if (!existsSync(stateFiles(folder).journal)) throw failure("no-state", `There is no journal in ${folder}`);
  const parts = [{ folder, database }, ...tenantsOf(folder, database)];
  for (const part of parts) {
    await checked(part.folder);
    const [{ held = 0 } = {}] = await part.database.query(
      "SELECT (SELECT count(*) FROM runs) + (SELECT position FROM head) AS held",
    );
    if (Number(held) > 0) {
      throw failure("not-empty", "The database has runs of its own already", { expected: "an empty one" });
    }
  }
  // Before what names them.
  const media = await importArtifacts(folder, artifactsOf);
  const read = parts.map(statementsOf);
  const keys = inserts(`"${database.schema}".api_keys`, ["id text", "body text"], keysOf(folder));
  await database.together([...read.flatMap(({ statements }) => statements), ...keys]);
  const sum = (name: keyof Rows) => read.reduce((total, { moved }) => total + moved[name], 0);
  return { media, runs: sum("runs"), records: sum("records"), results: sum("results") };
}

/** Those that have run anything. */
function tenantsOf(folder: string, database: Database): readonly Part[] {
  const tenants = join(folder, "tenants");
  const names = existsSync(tenants) ? readdirSync(tenants) : [];
  return names
    .filter((name) => existsSync(stateFiles(join(tenants, name)).journal))
    .map((name) => ({ folder: join(tenants, name), database: database.tenant(name) }));
}

/** The keys of the server of this folder. */
function keysOf(folder: string): readonly Row[] {
  const file = join(folder, "keys.json");
  if (!existsSync(file)) return [];
  const keys = JSON.parse(readFileSync(file, "utf8")) as readonly { readonly id: string }[];
  return keys.map((key) => ({ id: key.id, body: JSON.stringify(key) }));
}

/** What puts a state folder's rows into the tables of its owner. */
function statementsOf({ folder, database: { schema } }: Part) {
  const places = stateFiles(folder);
  using journal = new DatabaseSync(places.journal, { readOnly: true });
  using cache = existsSync(places.cache) ? new DatabaseSync(places.cache, { readOnly: true }) : undefined;
  const read = (sql: string) => journal.prepare(sql).all() as Row[];
  const [ledger, runs] = [read("SELECT * FROM ledger ORDER BY position"), read("SELECT * FROM runs")];
  const results = cache ? (cache.prepare("SELECT key, entry FROM results").all() as Row[]) : [];
  const into = (table: string) => `"${schema}".${table}`;
  const statements = [
    ...inserts(into("ledger"), ["position bigint", "body text", "hash text"], ledger),
    ...ledger.slice(-1).map(({ position, hash }) => ({
      sql: `UPDATE ${into("head")} SET position = $1, hash = $2`,
      values: [position, hash],
    })),
    ...inserts(into("leases"), ["name text", "fence bigint"], read("SELECT name, fence FROM leases")),
    ...inserts(
      into("runs"),
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
    ...inserts(into("log"), ["run text", "position bigint", "body text", "hash text"], read("SELECT * FROM log")),
    ...inserts(
      into("traces"),
      ["run text", "place text", "how text", "parts text", "origin text"],
      read(`SELECT run, place, how, substr(parts, ${sealLength + 1}) AS parts, origin FROM traces`),
    ),
    ...inserts(into("results"), ["key text", "entry text"], results.map(unsealed)),
    ...served.flatMap(({ file, table, columns }) => {
      return inserts(into(table), columns, rowsOf(join(folder, file), table, columns));
    }),
  ];
  return { statements, moved: { runs: runs.length, records: ledger.length, results: results.length } };
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

/** What a server keeps in files of its own, in the order in which it was written. */
const served = [
  {
    file: "server.db",
    table: "tickets",
    columns: ["id text", "state text", "body text", "problems text", "created bigint"],
  },
  {
    file: "server.db",
    table: "keys",
    columns: ["caller text", "key text", "fingerprint text", "run text", "created bigint"],
  },
  {
    file: "webhooks.db",
    table: "deliveries",
    columns: ["id text", "url text", "body text", "state text", "due bigint", "attempts text"],
  },
  { file: "marks.db", table: "ratings", columns: ["clip text", "who text", "at bigint", "mark float8", "most float8"] },
  { file: "marks.db", table: "choices", columns: ["clip text", "who text", "at bigint", "choice text"] },
  { file: "marks.db", table: "comments", columns: ["clip text", "who text", "at bigint", "body text"] },
  { file: "marks.db", table: "preferences", columns: ["at bigint", "body text"] },
  { file: "feedback.db", table: "feedback", columns: ["at bigint", "body text"] },
  {
    file: "versions.db",
    table: "versions",
    columns: ["file text", "revision text", "saved bigint", "text text", "name text", "run text"],
  },
  {
    file: "videos.db",
    table: "videos",
    columns: [
      "id text",
      "tenant text",
      "run text",
      "key text",
      "fingerprint text",
      "created bigint",
      "progress bigint",
      "finished text",
      "body text",
    ],
  },
] as const;

function rowsOf(file: string, table: string, columns: readonly string[]): readonly Row[] {
  if (!existsSync(file)) return [];
  using database = new DatabaseSync(file, { readOnly: true });
  if (!database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table)) return [];
  // Those that are known by two things have no number of their own.
  const numbered = table !== "keys" && table !== "ratings" && table !== "choices";
  // Older files don't have them all.
  const there = new Set(
    database
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map((column) => column["name"]),
  );
  const names = columns.flatMap((column) => column.split(" ").slice(0, 1)).filter((name) => there.has(name));
  return database.prepare(`SELECT ${names.join()} FROM ${table}${numbered ? " ORDER BY rowid" : ""}`).all() as Row[];
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
