import { urgencyOf, type Priority } from "@reelgraph/engine/storage";
import { Database } from "@reelgraph/fleet";
import { noPostgres, startPostgres, type PostgresServer } from "@reelgraph/fleet/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Queue } from "../../packages/engine/src/run/lanes/queue.ts";
import type { Turn } from "../../packages/engine/src/run/lanes/turn.ts";

interface Want extends Turn {
  readonly house: string;
  readonly priority: Priority;
  /** Which step it came with. */
  readonly came: number;
}

const houses = ["anna", "ben"];
const priorities: readonly Priority[] = ["low", "normal", "high"];
const runs = ["1", "2"];
const want = fc.record({
  house: fc.constantFrom(...houses),
  run: fc.constantFrom(...runs),
  priority: fc.constantFrom(...priorities),
  rank: fc.nat(2),
  seconds: fc.nat(2),
  order: fc.nat(2),
});
const step = fc.oneof(
  { weight: 4, arbitrary: want },
  { weight: 2, arbitrary: fc.constant("ask" as const) },
  { weight: 1, arbitrary: fc.nat(20) },
);

/** What is held against the lane. `turn`: the number of its house's turn. */
interface Model {
  comes(want: Want): void;
  passes(want: Want, turn: number): void;
  ends(want: Want): void;
}

let lanes = 0;

/** A lane of the database, as workers ask for their turns in it. */
class Lane {
  readonly name = `lane ${++lanes}`;
  readonly places: number;
  readonly running: { readonly id: string; readonly want: Want }[] = [];
  #kept = 0;
  readonly #database: Database;
  readonly #held = new Map<string, string[]>();

  constructor(database: Database, places: number) {
    this.#database = database;
    this.places = places;
  }

  /** Who of a worker's line is let through, in order, and in which turn of its house; whether there may be more at once. */
  async ask(worker: string, line: readonly Want[]) {
    // As if steps were ten seconds apart and the last ones still to come: then answers that take a moment mix nothing up.
    const now = performance.now() / 1000;
    const wants = line.map(({ house, run, priority, rank, seconds, order, came }) => {
      return { house, run, urgency: urgencyOf(priority), rank, seconds, nth: order, age: now + 10 * (1000 - came) };
    });
    const held = this.#held.getOrInsertComputed(worker, () => []);
    const sql = "SELECT * FROM lane_turn($1, $2, $3, 60000, $4, '{}', '{}', $5)";
    const [row] = await this.#database.query(sql, [this.name, worker, JSON.stringify(wants), this.places, held]);
    const { tokens, given } = row as { tokens: string[]; given: number[] };
    held.push(...tokens);
    const turns = await this.#database.query("SELECT turn FROM grants WHERE lane = $1 AND id = ANY($2) ORDER BY id", [
      this.name,
      tokens,
    ]);
    const passed = given.map((place, at) => ({ want: line[place - 1] as Want, turn: Number(turns[at]?.["turn"]) }));
    for (const [at, id] of tokens.entries()) this.running.push({ id, want: passed[at]?.want as Want });
    return { passed, soon: row?.["wait_ms"] === 0 };
  }

  /** What runs now never ends. */
  keep(): void {
    this.#kept = this.running.splice(0).length;
  }

  get busy(): number {
    return this.#kept + this.running.length;
  }

  async end(index: number): Promise<Want | undefined> {
    const [over] = this.running.splice(index % Math.max(1, this.running.length), 1);
    const sql = "UPDATE grants SET running = false, answered = now() WHERE lane = $1 AND id = $2";
    if (over) await this.#database.query(sql, [this.name, over.id]);
    return over?.want;
  }
}

/** Jobs that never end keep the houses and their runs in mind. */
const forever = houses
  .flatMap((house) =>
    runs.flatMap((run) => priorities.map((priority) => ({ house, run: `${priority} ${run}`, priority }))),
  )
  .map((one, index): Want => ({ ...one, rank: 0, came: index - 100 }));

describe.skipIf(noPostgres !== undefined)(
  `turns in the database${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    let server: PostgresServer;
    let database: Database;
    beforeAll(async () => {
      server = await startPostgres();
      database = await Database.open(server.database("turns"), 2);
    }, 60_000);
    afterAll(async () => {
      await database.close();
      await server.stop();
    }, 60_000);

    it("the database lets through whom the queue of one process would, in the same order", async () => {
      await play(["one"], () => {
        const queue = new Queue<Want>();
        return {
          comes: (one) => queue.add(one),
          passes: (one) => expect(one).toBe(queue.take()),
          ends: (one) => queue.done(one),
        };
      });
    }, 300_000);

    it("of several workers none takes more than there is, and nobody starves, whatever its priority", async () => {
      await play(["one", "two", "three"], () => {
        const most = new Map<Want, number>();
        const turns = new Map<string, number>();
        const waiting = new Set<Want>();
        return {
          comes(one) {
            const before = [...waiting].filter(({ house }) => house === one.house).length;
            waiting.add(one);
            most.set(one, (turns.get(one.house) ?? 0) + 10 * (before + 1));
          },
          passes(one, turn) {
            waiting.delete(one);
            turns.set(one.house, Math.max(turn, turns.get(one.house) ?? 0));
            expect(turn).toBeLessThanOrEqual(most.get(one) ?? 0);
          },
          ends() {},
        };
      });
    }, 300_000);

    /** Wants come, workers ask, jobs end, in any order; then all are served. */
    async function play(workers: readonly string[], open: () => Model) {
      const property = fc.asyncProperty(
        fc.array(step, { minLength: 50, maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, most) => {
          const [lane, model] = [new Lane(database, forever.length + most), open()];
          const lines = new Map<string, readonly Want[]>(workers.map((worker) => [worker, []]));
          let now = 0;
          const come = (one: Want, worker: string) => {
            lines.set(worker, [...(lines.get(worker) ?? []), one]);
            model.comes(one);
          };
          const ask = async (worker: string) => {
            for (let more = true; more;) {
              const line = lines.get(worker) ?? [];
              const { passed, soon } = await lane.ask(worker, line);
              for (const { want: one, turn } of passed) model.passes(one, turn);
              lines.set(
                worker,
                line.filter((one) => !passed.some((pass) => pass.want === one)),
              );
              expect(lane.busy).toBeLessThanOrEqual(lane.places);
              more = soon && passed.length > 0;
            }
          };
          const end = async (index: number) => {
            const over = await lane.end(index);
            if (over) model.ends(over);
          };
          for (const one of forever) come(one, "one");
          await ask("one");
          lane.keep();
          for (const one of steps) {
            now += 1;
            const worker = workers[now % workers.length] ?? "one";
            if (one === "ask") await ask(worker);
            else if (typeof one === "number") await end(one);
            else {
              come({ ...one, run: `${one.priority} ${one.run}`, came: now }, worker);
              // The others know of it from then on.
              if (workers.length > 1) await ask(worker);
            }
          }
          for (let left = 200; [...lines.values()].some(({ length }) => length > 0); left--) {
            expect(left).toBeGreaterThan(0);
            for (const worker of workers) await ask(worker);
            await end(0);
          }
        },
      );
      await fc.assert(property, { numRuns: 12, seed: 5, endOnFailure: true });
    }
  },
);
