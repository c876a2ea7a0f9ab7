import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Eventually } from "../../eventually.ts";
import type { Trace } from "../../plan/explain.ts";
import type { KeyParts } from "../../plan/key.ts";
import type { Price } from "../../host.ts";
import type { UnitTrace } from "../../run/run-context.ts";
import type { Commits } from "./commits.ts";
import { isGone } from "./leases.ts";
import { prepared } from "./statements.ts";
import { guarded } from "./storage-failure.ts";

/** A run, as `reelgraph runs` shows it. */
export interface RunRecord {
  readonly id: string;
  /** File of the pipeline, relative to the state folder's parent. */
  readonly pipeline: string;
  /** `interrupted`: its process is gone, or nobody waits for it any more; `paused`: it waits for a higher budget or a person. Both can be resumed. */
  readonly state: "running" | "interrupted" | "paused" | "succeeded" | "failed" | "cancelled";
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly seconds?: number;
  /** USD. */
  readonly spent: number;
  /** USD, as planned before it started. */
  readonly estimate?: Price;
}

/** Which runs are meant. */
export interface RunFilter {
  /** File of the pipeline, as in their records. */
  readonly pipeline?: string;
  /** Started before then, in ms since the epoch. */
  readonly before?: number;
}

/** How a run ended, or stopped. */
export type RunEnd = Pick<RunRecord, "id" | "state" | "seconds" | "spent">;

/** What the kept runs of one pipeline worked on. */
export interface PipelinePast {
  /** The newest records of a place (`clip/video[noir]`), newest first. */
  traces(place: string, limit: number): readonly Trace[];
  /** The places that the newest run reached. */
  readonly places: readonly string[];
}

/** What happened in earlier runs: which there were, and what their units worked on. */
export interface History {
  /** Keeps what a unit worked on, for `why`. Written with others. */
  trace(run: Pick<RunRecord, "id" | "pipeline" | "started">, trace: UnitTrace): void;
  /** Newest first. */
  runs(limit: number, only?: RunFilter): Eventually<readonly RunRecord[]>;
  run(id: string): Eventually<RunRecord | undefined>;
  /** What is known of a pipeline, for questions about many of its places. */
  of(pipeline: string): Eventually<PipelinePast>;
  /** What the units of a run worked on, by place; empty for a run that is long past. */
  tracesOf(run: string): Eventually<ReadonlyMap<string, Trace>>;
}

/** The history in this machine's file: always at hand. Writes are to be called within a transaction. */
export interface LocalHistory extends History {
  begin(run: Pick<RunRecord, "id" | "pipeline" | "started" | "estimate">): void;
  running(id: string): void;
  end(run: RunEnd): void;
  runs(limit: number, only?: RunFilter): readonly RunRecord[];
  run(id: string): RunRecord | undefined;
  of(pipeline: string): PipelinePast;
  tracesOf(run: string): ReadonlyMap<string, Trace>;
}

const State = z.enum(["running", "interrupted", "paused", "succeeded", "failed", "cancelled"]);

/** Traces of older runs of a pipeline are forgotten, sooner or later. */
const keptRuns = 20;

export const historySchema = `
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL, seconds REAL, spent REAL NOT NULL,
  least REAL, most REAL
) STRICT;
CREATE TABLE IF NOT EXISTS traces (
  pipeline TEXT NOT NULL, place TEXT NOT NULL, started INTEGER NOT NULL, run TEXT NOT NULL,
  how TEXT NOT NULL, parts TEXT NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (run, place)
) WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS runs_of_pipeline ON runs (pipeline, started)`;

/** Reads and writes the history. */
export function createHistory(database: DatabaseSync, commits: Commits): LocalHistory {
  const rows = (sql: string, ...values: (string | number)[]) => guarded(() => prepared(database, sql).all(...values));
  let pending: [Pick<RunRecord, "id" | "pipeline" | "started">, UnitTrace][] = [];
  let ends = 0;
  const writeTraces = () => {
    // What a run made before it was stopped, and finds again when it goes on, it has made (rule 31).
    const insert = prepared(
      database,
      `INSERT INTO traces VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET parts = excluded.parts,
        origin = excluded.origin, how = iif(excluded.how = 'cached' AND traces.parts = excluded.parts, traces.how, excluded.how)`,
    );
    for (const [{ id, pipeline, started }, { node, item, how, parts, from }] of pending) {
      const place = item.length === 0 ? node : `${node}[${item.join(", ")}]`;
      const [own, origin] = [JSON.stringify(parts), JSON.stringify(from)];
      insert.run(pipeline, place, started, id, how, checksum(own, origin) + own, origin);
    }
    pending = [];
  };
  const toRecord = (row: Record<string, unknown>): RunRecord => {
    const id = String(row["id"]);
    const [lease] = rows("SELECT owner FROM leases WHERE name = ?", `run:${id}`);
    const owner = lease?.["owner"];
    const held = typeof owner === "string" && isGone(owner) !== true;
    // What can't be read is taken for the state that any run can be resumed from.
    const state = State.safeParse(row["state"]).data ?? "interrupted";
    return {
      id,
      pipeline: String(row["pipeline"]),
      state: state === "running" && !held ? "interrupted" : state,
      started: Number(row["started"]),
      ...(row["seconds"] === null ? {} : { seconds: Number(row["seconds"]) }),
      spent: Number(row["spent"]),
      ...(row["most"] === null ? {} : { estimate: { min: Number(row["least"]), max: Number(row["most"]) } }),
    };
  };
  return {
    begin({ id, pipeline, started, estimate }) {
      prepared(
        database,
        "INSERT INTO runs (id, pipeline, state, started, spent, least, most) VALUES (?, ?, 'running', ?, 0, ?, ?)",
      ).run(id, pipeline, started, estimate?.min ?? null, estimate?.max ?? null);
    },
    running: (id) => void prepared(database, "UPDATE runs SET state = 'running' WHERE id = ?").run(id),
    end({ id, state, seconds, spent }) {
      writeTraces();
      prepared(database, "UPDATE runs SET state = ?, seconds = coalesce(seconds, 0) + ?, spent = ? WHERE id = ?").run(
        state,
        seconds ?? 0,
        spent,
        id,
      );
      // A look for each older run, most of which have none: not worth it at the end of each of a thousand runs.
      if (ends++ % keptRuns === 0) {
        prepared(
          database,
          "DELETE FROM traces WHERE run IN (SELECT id FROM runs WHERE pipeline = (SELECT pipeline FROM runs WHERE id = ?) ORDER BY started DESC LIMIT -1 OFFSET ?)",
        ).run(id, keptRuns);
      }
    },
    trace(run, trace) {
      pending.push([run, trace]);
      if (pending.length === 1) commits.lazy(writeTraces).catch(() => undefined);
    },
    runs: (limit, { pipeline, before = Number.MAX_SAFE_INTEGER } = {}) =>
      (pipeline === undefined
        ? rows("SELECT * FROM runs WHERE started < ? ORDER BY started DESC, rowid DESC LIMIT ?", before, limit)
        : rows(
            "SELECT * FROM runs WHERE pipeline = ? AND started < ? ORDER BY started DESC, rowid DESC LIMIT ?",
            pipeline,
            before,
            limit,
          )
      ).map(toRecord),
    run: (id) => rows("SELECT * FROM runs WHERE id = ?", id).map(toRecord)[0],
    of: (pipeline) => ({
      traces: (place, limit) =>
        rows(
          "SELECT t.* FROM runs r JOIN traces t ON t.run = r.id AND t.place = ?2 WHERE r.pipeline = ?1 ORDER BY r.started DESC LIMIT ?3",
          pipeline,
          place,
          limit,
        ).flatMap(readTrace),
      get places() {
        return rows(
          "SELECT place FROM traces WHERE run = (SELECT id FROM runs r WHERE pipeline = ? AND EXISTS (SELECT 1 FROM traces WHERE run = r.id) ORDER BY started DESC LIMIT 1)",
          pipeline,
        ).map((row) => String(row["place"]));
      },
    }),
    tracesOf(run) {
      writeTraces();
      const found = rows("SELECT * FROM traces WHERE run = ?", run);
      return new Map(found.flatMap((row) => readTrace(row).map((trace) => [String(row["place"]), trace])));
    },
  };
}

/** A trace, if it is what was written. It only explains, so one that is damaged is none. */
function readTrace(row: Record<string, unknown>): Trace[] {
  const [sealed, origin] = [String(row["parts"]), String(row["origin"])];
  const parts = sealed.slice(checksumLength);
  if (!sealed.startsWith(checksum(parts, origin))) return [];
  return [
    {
      how: row["how"] as Trace["how"],
      parts: JSON.parse(parts) as KeyParts,
      from: JSON.parse(origin) as Record<string, string>,
    },
  ];
}

const checksumLength = 16;

function checksum(parts: string, origin: string): string {
  return hash("sha256", `${parts}\n${origin}`).slice(0, checksumLength);
}
