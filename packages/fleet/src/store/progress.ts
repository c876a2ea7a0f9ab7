import type { RunEvent } from "@reelgraph/engine";
import { isKept, type Lease } from "@reelgraph/engine/storage";
import type { Database } from "./database.ts";

/** How often what goes on is told, of all runs of this process in one statement, in ms. */
const tellMs = 1000;

interface Going {
  readonly fence: number;
  /** The last event that the journal keeps: what is told here comes after it. */
  after: number;
  /** The newest of each unit: how it stands, and how far it is. */
  readonly newest: Map<string, RunEvent>;
  /** Of these, what came since something was kept. */
  readonly since: Map<string, RunEvent>;
  changed: boolean;
}

/** What goes on in a run beyond what its journal keeps. */
export interface Glimpse {
  readonly run: string;
  /** Grows with each: when it was told, by the database's clock, in ms. */
  readonly number: number;
  readonly after: number;
  readonly events: readonly RunEvent[];
}

/**
 * Progress of the runs of this process, for whoever watches them elsewhere: of each unit the newest, once a second at
 * most. It only informs, so what can't be written is let go.
 */
export class Progress {
  readonly #database: Database;
  readonly #runs = new Map<string, Going>();
  #timer: NodeJS.Timeout | undefined;
  #telling = false;

  constructor(database: Database) {
    this.#database = database;
  }

  add(run: string, { fence }: Pick<Lease, "fence">, event: RunEvent): void {
    const known = this.#runs.get(run);
    const going =
      known?.fence === fence ? known : { fence, after: 0, newest: new Map(), since: new Map(), changed: false };
    this.#runs.set(run, going);
    const unit = "node" in event ? JSON.stringify([event.node, event.item]) : undefined;
    if (isKept(event)) {
      going.after = event.seq;
      const kinds = unit === undefined ? [] : [`is ${unit}`, `at ${unit}`];
      for (const map of [going.newest, going.since]) for (const kind of kinds) map.delete(kind);
      return;
    }
    const kind = `${event.type === "unit.progress" ? "at" : "is"} ${unit}`;
    for (const map of [going.newest, going.since]) map.set(kind, event);
    going.changed = true;
    this.#timer ??= setInterval(() => void this.#tell(), tellMs).unref();
  }

  /** What is to be told with the next entry of the run's log: whoever has read that takes no more from before it. */
  aside(run: string): readonly RunEvent[] {
    const { since } = this.#runs.get(run) ?? {};
    const events = [...(since?.values() ?? [])];
    since?.clear();
    return events;
  }

  /** Nothing more is told of a run. */
  end(run: string): void {
    this.#runs.delete(run);
    for (const table of ["progress", "asides"])
      void this.#database.query(`DELETE FROM ${table} WHERE run = $1`, [run], 0).catch(() => undefined);
    if (this.#runs.size === 0) this.close();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #tell(): Promise<void> {
    const changed = [...this.#runs].filter(([, { changed: own }]) => own);
    if (this.#telling || changed.length === 0) return;
    this.#telling = true;
    for (const [, going] of changed) going.changed = false;
    const bodies = changed.map(([, { after, newest }]) => JSON.stringify({ after, events: [...newest.values()] }));
    await this.#database
      .query(
        `INSERT INTO progress AS p (run, fence, body, number)
          SELECT *, extract(epoch FROM clock_timestamp()) * 1000 FROM unnest($1::text[], $2::bigint[], $3::text[])
          ON CONFLICT (run) DO UPDATE SET fence = excluded.fence, body = excluded.body, number = excluded.number
          WHERE p.fence <= excluded.fence`,
        [changed.map(([run]) => run), changed.map(([, { fence }]) => fence), bodies],
        0,
      )
      .catch(() => undefined);
    this.#telling = false;
  }
}

/** What is new of some runs, of each since a number. */
export async function glimpses(
  database: Database,
  since: readonly { readonly run: string; readonly number: number }[],
): Promise<readonly Glimpse[]> {
  const rows = await database.query(
    `SELECT p.run, p.number, p.body FROM unnest($1::text[], $2::bigint[]) AS f (run, number)
      JOIN progress p ON p.run = f.run AND p.number > f.number`,
    [since.map(({ run }) => run), since.map(({ number }) => number)],
  );
  return rows.map((row) => {
    const { after, events } = JSON.parse(String(row["body"])) as Pick<Glimpse, "after" | "events">;
    return { run: String(row["run"]), number: Number(row["number"]), after, events };
  });
}
