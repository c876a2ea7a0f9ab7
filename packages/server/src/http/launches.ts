import { hash, randomBytes } from "node:crypto";

const launchMs = 60_000;
const sessionMs = 24 * 60 * 60 * 1000;
const secret = () => randomBytes(32).toString("base64url");

/** Launch codes and the sessions that they were exchanged for. Only digests are kept. */
export class Launches {
  readonly #now: () => number;
  /** When they end, by digest in hex. */
  readonly #codes = new Map<string, number>();
  readonly #sessions = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  code(): string {
    const code = secret();
    this.#codes.set(hash("sha256", code), this.#now() + launchMs);
    return code;
  }

  exchange(code: string): { readonly token: string; readonly seconds: number } | undefined {
    const name = hash("sha256", code);
    const until = this.#codes.get(name);
    this.#codes.delete(name);
    if (until === undefined || until < this.#now()) return undefined;
    const token = secret();
    this.#sessions.set(hash("sha256", token), this.#now() + sessionMs);
    return { token, seconds: sessionMs / 1000 };
  }

  /** Whether there is a session of this digest. */
  has(digest: Buffer): boolean {
    const until = this.#sessions.get(digest.toString("hex"));
    return until !== undefined && until >= this.#now();
  }
}
