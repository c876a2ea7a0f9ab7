import type { History, PipelinePast, RunFilter, RunRecord, Trace, UnitTrace } from "@reelgraph/engine/storage";
import { leaseMs } from "@reelgraph/engine/storage";
import type { Database, Row } from "./database.ts";

type Run = Pick<RunRecord, "id" | "pipeline" | "started">;

/** Runs of a pipeline that questions about its past look at. */
const keptRuns = 20;

/** What happened in earlier runs, in PostgreSQL. */
export class PostgresHistory implements History {
  readonly #database: Database;
  #pending: [string, UnitTrace][] = [];
  #writing: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  trace({ id }: Run, trace: UnitTrace): void {
    this.#pending.push([id, trace]);
    void this.traced().catch(() => undefined);
  }

  /** Resolves when all traces so far are kept. Traces only explain: those that can't be written are let go. */
  async traced(): Promise<void> {
    while (this.#pending.length > 0 || this.#writing)
      await (this.#writing ??= this.#write().finally(() => (this.#writing = undefined)));
  }

  async #write(): Promise<void> {
    await new Promise((turn) => setImmediate(turn));
    const latest = new Map(this.#pending.splice(0).map((one) => [JSON.stringify([one[0], placeOf(one[1])]), one]));
    const traces = [...latest.values()];
    const column = (of: (run: string, trace: UnitTrace) => string) => traces.map(([run, trace]) => of(run, trace));
    // What a run made before it was stopped, and finds again when it goes on, it has made (rule 31).
    await this.#database.query(
      `INSERT INTO traces SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
        ON CONFLICT (run, place) DO UPDATE SET parts = excluded.parts, origin = excluded.origin,
        how = CASE WHEN excluded.how = 'cached' AND traces.parts = excluded.parts THEN traces.how ELSE excluded.how END`,
      [
        column((run) => run),
        column((_, trace) => placeOf(trace)),
        column((_, { how }) => how),
        column((_, { parts }) => JSON.stringify(parts)),
        column((_, { from }) => JSON.stringify(from)),
      ],
    );
  }

  async runs(limit: number, { pipeline, before }: RunFilter = {}): Promise<readonly RunRecord[]> {
    const rows = await this.#database.query(
      `${runsQuery} WHERE ($2::text IS NULL OR r.pipeline = $2) AND ($3::bigint IS NULL OR r.started < $3)
        ORDER BY r.started DESC, r.id DESC LIMIT $1`,
      [limit, pipeline ?? null, before ?? null],
    );
    return rows.map(toRecord);
  }

  async run(id: string): Promise<RunRecord | undefined> {
    return (await this.#database.query(`${runsQuery} WHERE r.id = $1`, [id])).map(toRecord)[0];
  }

  async of(pipeline: string): Promise<PipelinePast> {
    await this.traced();
    const rows = await this.#database.query(
      `SELECT t.* FROM (SELECT id, started FROM runs WHERE pipeline = $1 ORDER BY started DESC LIMIT ${keptRuns}) r
        JOIN traces t ON t.run = r.id ORDER BY r.started DESC, r.id DESC`,
      [pipeline],
    );
    const byPlace = new Map<string, Trace[]>();
    for (const row of rows) {
      const place = String(row["place"]);
      byPlace.getOrInsertComputed(place, () => []).push(toTrace(row));
    }
    const newest = rows[0]?.["run"];
    return {
      traces: (place, limit) => byPlace.get(place)?.slice(0, limit) ?? [],
      places: rows.flatMap((row) => (row["run"] === newest ? [String(row["place"])] : [])).toSorted(),
    };
  }

  async tracesOf(run: string): Promise<ReadonlyMap<string, Trace>> {
    await this.traced();
    const rows = await this.#database.query("SELECT * FROM traces WHERE run = $1", [run]);
    return new Map(rows.map((row) => [String(row["place"]), toTrace(row)]));
  }
}

/** Who has shown no life for longer than a lease lasts holds none. Only told to people: whoever takes a run over looks again. */
const runsQuery = `SELECT r.*, EXISTS (SELECT 1 FROM leases l JOIN reelgraph.holders h ON h.id = l.owner
  WHERE l.name = 'run:' || r.id AND h.seen > now() - interval '${leaseMs} milliseconds') AS held FROM runs r`;

function toRecord(row: Row): RunRecord {
  const state = row["state"] as RunRecord["state"];
  return {
    id: String(row["id"]),
    pipeline: String(row["pipeline"]),
    state: state === "running" && row["held"] !== true ? "interrupted" : state,
    started: Number(row["started"]),
    ...(row["seconds"] === null ? {} : { seconds: Number(row["seconds"]) }),
    spent: Number(row["spent"]),
    ...(row["most"] === null ? {} : { estimate: { min: Number(row["least"]), max: Number(row["most"]) } }),
  };
}

/** Only this class writes the rows. */
function toTrace(row: Row): Trace {
  return {
    how: row["how"] as Trace["how"],
    parts: JSON.parse(String(row["parts"])) as Trace["parts"],
    from: JSON.parse(String(row["origin"])) as Trace["from"],
  };
}

function placeOf({ node, item }: UnitTrace): string {
  return item.length === 0 ? node : `${node}[${item.join(", ")}]`;
}
