import { hash, randomBytes } from "node:crypto";
import type { Tables } from "@reelgraph/engine/storage";

const launchMs = 60_000;
const sessionMs = 24 * 60 * 60 * 1000;
const secret = () => randomBytes(32).toString("base64url");

/** Where it is kept until when something holds, by its digest in hex. */
interface Passes {
  add(digest: string, until: number): void | Promise<unknown>;
  /** Whether it still held; from then on it doesn't. */
  take(digest: string): boolean | Promise<boolean>;
  holds(digest: string): boolean | Promise<boolean>;
}

/** In memory. `now`: ms since some moment. */
function ownPasses(now: () => number): Passes {
  const until = new Map<string, number>();
  const holds = (digest: string) => (until.get(digest) ?? -Infinity) >= now();
  return {
    add: (digest, at) => void until.set(digest, at),
    take(digest) {
      const held = holds(digest);
      until.delete(digest);
      return held;
    },
    holds,
  };
}

/** Of several servers. What holds is remembered for as long as the process lives: sessions are not taken back. */
function sharedPasses(tables: Tables, kind: string, now: () => number): Passes {
  const known = ownPasses(now);
  return {
    async add(digest, until) {
      await tables.write([
        ["INSERT INTO launches (digest, kind, until) VALUES (?, ?, ?)", digest, kind, until],
        ["DELETE FROM launches WHERE until < ?", now()],
      ]);
    },
    take: (digest) =>
      tables.write([["DELETE FROM launches WHERE digest = ? AND kind = ? AND until >= ?", digest, kind, now()]]),
    async holds(digest) {
      if (known.holds(digest)) return true;
      const sql = "SELECT until FROM launches WHERE digest = ? AND kind = ? AND until >= ?";
      const [row] = await tables.rows(sql, digest, kind, now());
      if (row) known.add(digest, Number(row["until"]));
      return row !== undefined;
    },
  };
}

/** Launch codes and the sessions that they were exchanged for. Only digests are kept. */
export class Launches {
  readonly #now: () => number;
  readonly #codes: Passes;
  readonly #sessions: Passes;

  constructor(now: () => number, tables?: Tables) {
    this.#now = now;
    const passes = (kind: string) => (tables ? sharedPasses(tables, kind, now) : ownPasses(now));
    this.#codes = passes("code");
    this.#sessions = passes("session");
  }

  code(): string {
    const code = secret();
    // Nobody can type it before it is kept; where it can't be kept, it opens nothing.
    void Promise.resolve(this.#codes.add(hash("sha256", code), this.#now() + launchMs)).catch(() => undefined);
    return code;
  }

  async exchange(code: string): Promise<{ readonly token: string; readonly seconds: number } | undefined> {
    if (!(await this.#codes.take(hash("sha256", code)))) return undefined;
    const token = secret();
    await this.#sessions.add(hash("sha256", token), this.#now() + sessionMs);
    return { token, seconds: sessionMs / 1000 };
  }

  /** Whether there is a session of this digest. */
  has(digest: Buffer): boolean | Promise<boolean> {
    return this.#sessions.holds(digest.toString("hex"));
  }
}
