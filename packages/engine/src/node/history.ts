import { openDatabase } from "./database.ts";
import type { Trace } from "../plan/explain.ts";
import type { KeyParts } from "../plan/key.ts";
import type { UnitTrace } from "../run/run-context.ts";

/** A run, as `reelgraph runs` shows it. */
export interface RunRecord {
  readonly id: string;
  /** File of the pipeline, relative to the state folder's parent. */
  readonly pipeline: string;
  readonly state: "running" | "succeeded" | "failed" | "cancelled";
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly seconds?: number;
  /** USD. */
  readonly spent: number;
}

/** What happened in earlier runs: which there were, and what their units worked on. */
export interface History {
  begin(run: Pick<RunRecord, "id" | "pipeline" | "started">): void;
  end(run: Pick<RunRecord, "id" | "state" | "seconds" | "spent">, traces: readonly UnitTrace[]): void;
  /** Newest first. */
  runs(limit: number): readonly RunRecord[];
  /** The newest records of a place (`clip/video[noir]`) in a pipeline, newest first. */
  traces(pipeline: string, place: string, limit: number): readonly Trace[];
  /** The places that a pipeline's newest run reached. */
  places(pipeline: string): readonly string[];
  close(): void;
}

/** Traces of older runs of a pipeline are forgotten. */
const keptRuns = 20;

const schema = `
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL, seconds REAL, spent REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS traces (
  pipeline TEXT NOT NULL, place TEXT NOT NULL, started INTEGER NOT NULL, run TEXT NOT NULL,
  how TEXT NOT NULL, parts TEXT NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (pipeline, place, started, run)
) WITHOUT ROWID, STRICT`;

export function openHistory(file: string): History {
  const database = openDatabase(file, schema);
  const rows = (sql: string, ...values: (string | number)[]) => database.prepare(sql).all(...values);
  return {
    begin({ id, pipeline, started }) {
      database.prepare("INSERT INTO runs VALUES (?, ?, 'running', ?, NULL, 0)").run(id, pipeline, started);
    },
    end({ id, state, seconds, spent }, traces) {
      database.exec("BEGIN IMMEDIATE");
      database
        .prepare("UPDATE runs SET state = ?, seconds = ?, spent = ? WHERE id = ?")
        .run(state, seconds ?? 0, spent, id);
      const run = database.prepare("SELECT pipeline, started FROM runs WHERE id = ?").get(id);
      const pipeline = String(run?.["pipeline"]);
      const started = Number(run?.["started"]);
      const insert = database.prepare("INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?, ?, ?, ?)");
      for (const { node, item, how, parts, from } of traces) {
        const place = item.length === 0 ? node : `${node}[${item.join(", ")}]`;
        insert.run(pipeline, place, started, id, how, JSON.stringify(parts), JSON.stringify(from));
      }
      database
        .prepare(
          "DELETE FROM traces WHERE pipeline = ?1 AND started < (SELECT min(started) FROM (SELECT started FROM runs WHERE pipeline = ?1 ORDER BY started DESC LIMIT ?2))",
        )
        .run(pipeline, keptRuns);
      database.exec("COMMIT");
    },
    runs: (limit) =>
      rows("SELECT * FROM runs ORDER BY started DESC, rowid DESC LIMIT ?", limit).map((row) => ({
        id: String(row["id"]),
        pipeline: String(row["pipeline"]),
        state: row["state"] as RunRecord["state"],
        started: Number(row["started"]),
        ...(row["seconds"] === null ? {} : { seconds: Number(row["seconds"]) }),
        spent: Number(row["spent"]),
      })),
    traces: (pipeline, place, limit) =>
      rows(
        "SELECT * FROM traces WHERE pipeline = ? AND place = ? ORDER BY started DESC LIMIT ?",
        pipeline,
        place,
        limit,
      ).map((row) => ({
        how: row["how"] as Trace["how"],
        parts: JSON.parse(String(row["parts"])) as KeyParts,
        from: JSON.parse(String(row["origin"])) as Record<string, string>,
      })),
    places: (pipeline) =>
      rows(
        "SELECT place FROM traces WHERE pipeline = ?1 AND run = (SELECT run FROM traces WHERE pipeline = ?1 ORDER BY started DESC LIMIT 1)",
        pipeline,
      ).map((row) => String(row["place"])),
    close: () => database.close(),
  };
}
