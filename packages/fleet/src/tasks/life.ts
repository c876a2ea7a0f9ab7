import { leaseMs, systemClock } from "@reelgraph/engine/storage";
import type { Database } from "../store/database.ts";

/** How often a worker shows that it lives and looks after the others, in ms. */
const beatMs = 4000;
/** Every so many beats a worker looks for tasks of workers that are not known any more. */
const orphansEvery = 8;

export interface LifeOptions {
  readonly database: Database;
  /** Names this worker, and no other that ever was. */
  readonly id: string;
  /** What operators see of it. */
  about(): Readonly<Record<string, unknown>>;
  /** Workers that hold tasks and that nobody has heard of. */
  orphans(): Promise<readonly string[]>;
  /** It was frozen, or without the database, for so long that the others took it for dead: nothing here goes on. */
  lost(): void;
  /** Told of workers that are gone; called again while it fails. */
  gone(ids: readonly string[]): Promise<void>;
}

/**
 * A worker shows life by raising a number. Who sees the number of another stand still for longer than a lease lasts, by
 * its own monotonic clock, takes that worker for dead: nobody's wall clock matters.
 */
export class Life {
  readonly #options: LifeOptions;
  readonly #seen = new Map<string, { beat: number; since: number }>();
  readonly #ending = new AbortController();
  #beating: Promise<void> | undefined;
  #shownAt = -Infinity;

  constructor(options: LifeOptions) {
    this.#options = options;
  }

  /** Resolves when the others can see it. */
  async begin(): Promise<void> {
    await this.#show();
    this.#beating = this.#beat();
  }

  async #beat(): Promise<void> {
    const { signal } = this.#ending;
    for (let beats = 1; !signal.aborted; beats++) {
      await systemClock.sleep(beatMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      if (systemClock.monotonic() - this.#shownAt > leaseMs) return this.#options.lost();
      // While the database can't be reached nobody can be looked after either.
      await this.#show().catch(() => undefined);
      await this.#look(beats % orphansEvery === 0).catch(() => undefined);
    }
  }

  async #show(): Promise<void> {
    const { database, id, about } = this.#options;
    const before = systemClock.monotonic();
    await database.query(
      `INSERT INTO holders (id, beat, about) VALUES ($1, 1, $2)
        ON CONFLICT (id) DO UPDATE SET beat = holders.beat + 1, seen = now(), about = excluded.about`,
      [id, JSON.stringify(about())],
      beatMs,
    );
    this.#shownAt = before;
  }

  async #look(forOrphans: boolean): Promise<void> {
    const { database, id, gone, orphans } = this.#options;
    const rows = await database.query(
      "SELECT id, beat FROM holders WHERE about IS NOT NULL AND id <> $1",
      [id],
      beatMs,
    );
    const now = systemClock.monotonic();
    const dead = rows.flatMap((row) => {
      const [other, beat] = [String(row["id"]), Number(row["beat"])];
      const seen = this.#seen.get(other);
      if (seen?.beat !== beat) this.#seen.set(other, { beat, since: now });
      return seen?.beat === beat && now - seen.since > leaseMs ? [{ other, beat }] : [];
    });
    const alone = forOrphans ? await orphans() : [];
    // Whoever held leases and was not heard of for so long holds none, whether it is known or not.
    if (forOrphans) await database.query("DELETE FROM holders WHERE seen < now() - interval '7 days'", [], beatMs);
    if (dead.length + alone.length === 0) return;
    await gone([...dead.map(({ other }) => other), ...alone]);
    for (const { other, beat } of dead) {
      this.#seen.delete(other);
      await database.query("DELETE FROM holders WHERE id = $1 AND beat = $2", [other, beat], beatMs);
    }
  }

  /** The others need not wait until its number has stood still. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#beating;
    await this.#options.database.query("DELETE FROM holders WHERE id = $1", [this.#options.id], beatMs).catch(() => []);
  }
}
