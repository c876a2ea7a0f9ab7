import type { Tables } from "@reelgraph/engine/storage";
import type { Keys } from "./access.ts";
import { ApiKey, unknownKey } from "./keys.ts";

/** How often the keys are read anew, in ms: so long a key that was revoked may still count. */
const readMs = 1000;
/** Keys that could not be read anew for so many ms are not believed any more. */
const believedMs = 10_000;

/** The keys of all servers that share tables. What one adds or revokes counts at the others within a second. */
export class SharedKeys implements Keys {
  readonly #tables: Tables;
  #keys: readonly ApiKey[] = [];
  #readAt = -Infinity;
  #reading: Promise<readonly ApiKey[]> | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** `own`: keys that a server had by itself before. They are taken over once; what was revoked stays so. */
  static async open(tables: Tables, own: readonly ApiKey[] = []): Promise<SharedKeys> {
    const shared = new SharedKeys(tables);
    for (const key of own) await shared.add(key);
    await shared.again();
    shared.#timer = setInterval(() => void shared.again().catch(() => undefined), readMs).unref();
    return shared;
  }

  keys(): readonly ApiKey[] {
    return performance.now() - this.#readAt < believedMs ? this.#keys : [];
  }

  /** As they are now: what is being read may be older. Throws `storage-failed`. */
  async again(): Promise<readonly ApiKey[]> {
    await this.#reading?.catch(() => undefined);
    return (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
  }

  async add(key: ApiKey): Promise<void> {
    const sql = "INSERT INTO api_keys (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
    await this.#tables.write([[sql, key.id, JSON.stringify(key)]]);
  }

  /** Its name stays, so that no server brings it back. Throws `unknown-key`. */
  async revoke(id: string): Promise<void> {
    const keys = await this.again();
    if (!keys.some((key) => key.id === id)) throw unknownKey(id, keys);
    await this.#tables.write([["UPDATE api_keys SET revoked = ? WHERE id = ?", Date.now(), id]]);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #read(): Promise<readonly ApiKey[]> {
    const at = performance.now();
    const rows = await this.#tables.rows("SELECT body FROM api_keys WHERE revoked IS NULL ORDER BY number");
    this.#keys = rows.map((row) => ApiKey.parse(JSON.parse(String(row["body"]))));
    this.#readAt = at;
    return this.#keys;
  }
}
