import { failure, type ReelgraphError } from "@reelgraph/engine";
import { systemClock } from "@reelgraph/engine/storage";
import pg from "pg";
import { ownersSchema, ownersTables, tenantSchema, tenantTables } from "./schema.ts";

export type Row = Readonly<Record<string, unknown>>;

/** How long a connection that is lost is looked for again before whoever asked is told, in ms. */
const patienceMs = 20_000;
/** What one statement may take, in ms: by the server's clock, and by ours for a network that swallows everything. */
const statementMs = 8000;
const answerMs = 10_000;
/** A process that is frozen within a transaction holds its locks no longer than this, in ms. */
const idleMs = 3000;

/** Whose tables a connection sees at the moment. */
const paths = new WeakMap<pg.PoolClient, string>();

/** The PostgreSQL database that all processes of a fleet share: the owner's tables in it, or a tenant's. */
export class Database {
  readonly url: string;
  /** Of the tables that statements here mean, unless they say otherwise. */
  readonly schema: string;
  readonly #pool: pg.Pool;
  #made: Promise<unknown> | undefined;

  private constructor(url: string, pool: pg.Pool, schema: string, made?: Promise<void>) {
    this.url = url;
    this.schema = schema;
    this.#pool = pool;
    this.#made = made;
  }

  /** The same database as a tenant sees it: by the same connections, with tables of its own, which are made at the first use. */
  tenant(name: string): Database {
    return new Database(this.url, this.#pool, tenantSchema(name));
  }

  /** Connects, and makes the tables where there are none. `connections`: at most so many. Throws `storage-failed`. */
  static async open(url: string, connections = 8): Promise<Database> {
    const settings = {
      search_path: ownersSchema,
      // Whoever set this off for the server did not mean money.
      synchronous_commit: "on",
      statement_timeout: statementMs,
      lock_timeout: statementMs - 2000,
      idle_in_transaction_session_timeout: idleMs,
    };
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(" "),
    });
    // A connection that dies while nobody uses it is replaced by the next.
    pool.on("error", () => {});
    // One that dies between two statements is told by the second.
    pool.on("connect", (client) => void client.on("error", () => {}));
    const database = new Database(url, pool, ownersSchema, Promise.resolve());
    await database.repeated(() => pool.query(ownersTables));
    return database;
  }

  /** One statement, which may be repeated until it is certain: it must do the same when it is done twice. Throws `storage-failed`. */
  async query(sql: string, values: readonly unknown[] = [], forMs = patienceMs): Promise<readonly Row[]> {
    return this.repeated(() => this.#using(async (client) => (await client.query(sql, [...values])).rows), forMs);
  }

  /** All of these statements, or none. Not repeated: whoever asked looks what became of it. Throws `storage-failed`. */
  async together(statements: readonly { readonly sql: string; readonly values: readonly unknown[] }[]): Promise<void> {
    const all = async (client: pg.PoolClient) => {
      await client.query("BEGIN");
      for (const { sql, values } of statements) await client.query(sql, [...values]);
      await client.query("COMMIT");
    };
    await this.#using(all).catch((thrown: unknown) => {
      throw databaseFailure(thrown);
    });
  }

  /** All of these statements, or none where the first changes no row. Throws what the database throws. */
  allOrNone(statements: readonly (readonly [sql: string, ...values: readonly unknown[]])[]): Promise<boolean> {
    return this.#using(async (client) => {
      await client.query("BEGIN");
      for (const [index, [sql, ...values]] of statements.entries()) {
        const { rowCount } = await client.query(sql, [...values]);
        if (index > 0 || (rowCount ?? 0) > 0) continue;
        await client.query("ROLLBACK");
        return false;
      }
      await client.query("COMMIT");
      return true;
    });
  }

  /** A connection of one's own. What it throws ends the connection; whether it was done is then unknown. */
  async once<T>(work: (ask: (sql: string) => Promise<readonly (readonly Row[])[]>) => Promise<T>): Promise<T> {
    return this.#using((client) =>
      work(async (sql) => {
        // Several statements give several results, whatever the types say.
        const results = (await client.query(sql)) as unknown as pg.QueryResult | pg.QueryResult[];
        return [results].flat().map(({ rows }) => rows as Row[]);
      }),
    );
  }

  /** A connection that sees the right tables; one on which something went wrong is used no more. */
  async #using<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    await this.#make();
    const client = await this.#pool.connect();
    let broken = true;
    try {
      if ((paths.get(client) ?? ownersSchema) !== this.schema) {
        await client.query(`SET search_path TO ${pg.escapeIdentifier(this.schema)}`);
        paths.set(client, this.schema);
      }
      const result = await work(client);
      broken = false;
      return result;
    } finally {
      client.release(broken);
    }
  }

  /** A tenant's tables, where there are none. */
  async #make(): Promise<void> {
    this.#made ??= this.#pool.query(tenantTables(pg.escapeIdentifier(this.schema)));
    await this.#made.catch((thrown: unknown) => {
      this.#made = undefined;
      throw thrown;
    });
  }

  /** Does something while no other process does anything under this number. Who waits holds nothing up meanwhile. */
  async alone(number: number, work: () => Promise<void>): Promise<void> {
    const alone = async (ask: (sql: string) => Promise<readonly (readonly Row[])[]>) => {
      for (let tries = 0; ; tries++) {
        const [rows] = await ask(`SELECT pg_try_advisory_lock(${number}) AS mine`);
        if (rows?.[0]?.["mine"] === true) break;
        await pause(tries);
      }
      await work();
      await ask(`SELECT pg_advisory_unlock(${number})`);
    };
    await this.repeated(() => this.once(alone));
  }

  /** Does something again while the connection is lost, for so many ms. Throws `storage-failed`. */
  async repeated<T>(work: () => Promise<T>, forMs = patienceMs): Promise<T> {
    const until = systemClock.monotonic() + forMs;
    for (let tries = 0; ; tries++) {
      try {
        return await work();
      } catch (thrown) {
        if (!isPassing(thrown) || systemClock.monotonic() > until) throw databaseFailure(thrown);
        await pause(tries);
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** A moment before the next try: doubling from 50 ms to a second, spread out so that a fleet doesn't come back as one. */
export function pause(tries: number): Promise<void> {
  const ms = Math.min(1000, 50 * 2 ** tries) * (0.5 + Math.random() / 2);
  return systemClock.sleep(ms, new AbortController().signal);
}

/**
 * PostgreSQL's codes for what may pass by itself: connection lost (08), deadlock and serialization (40), locks (55P03),
 * time is up (57014), the server stops or starts (57P0x), frozen for too long within a transaction (25P03), too many
 * connections (53300). https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing = /^(08...|40...|55P03|57014|57P0[1235]|25P03|53300)$/;

/** Whether something may work at the next try. */
export function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = "code" in thrown ? String(thrown.code) : "";
  if (passing.test(code)) return true;
  return /^E[A-Z]+$/.test(code) || /terminat|timeout|closed|not queryable/iu.test(thrown.message);
}

export function databaseFailure(thrown: unknown): ReelgraphError {
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  // Never the address: it holds the password.
  return failure("storage-failed", `The database can't be used: ${cause.message}`, {
    hint: "look after the database; runs go on from what is written there",
    cause,
  });
}
