import { createHmac, hash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ApiKey } from "./keys.ts";
import { scopes, type Principal } from "./scopes.ts";

const launchMs = 60_000;
const sessionMs = 24 * 60 * 60 * 1000;

const local: Principal = { name: "local", scopes: new Set(scopes) };
const digest = (text: string) => hash("sha256", text, "buffer");
const secret = () => randomBytes(32).toString("base64url");

/**
 * Who may come in: the owner of the machine with the token from the state folder, browsers with a session that they got
 * for a launch code, and programs with a key. Only digests are kept in memory and compared, in constant time.
 */
export class Access {
  readonly #token: string;
  readonly #keys: readonly ApiKey[];
  readonly #now: () => number;
  /** When they end, by digest in hex. */
  readonly #codes = new Map<string, number>();
  readonly #sessions = new Map<string, number>();

  constructor({
    token,
    keys = [],
    now = () => performance.now(),
  }: {
    token: string;
    keys?: readonly ApiKey[];
    now?: () => number;
  }) {
    this.#token = token;
    this.#keys = keys;
    this.#now = now;
  }

  /** A code for one browser, good once and for a minute. It travels in the fragment of a URL, which no server sees. */
  launchCode(): string {
    const code = secret();
    this.#codes.set(digest(code).toString("hex"), this.#now() + launchMs);
    return code;
  }

  /** A session for a launch code, or undefined. The code is used up in any case. */
  exchange(code: string): { readonly token: string; readonly seconds: number } | undefined {
    const name = digest(code).toString("hex");
    const until = this.#codes.get(name);
    this.#codes.delete(name);
    if (until === undefined || until < this.#now()) return undefined;
    const token = secret();
    this.#sessions.set(digest(token).toString("hex"), this.#now() + sessionMs);
    return { token, seconds: sessionMs / 1000 };
  }

  /** Whose token it is. */
  of(authorization: string | undefined): Principal | undefined {
    const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization ?? "") ?? [];
    if (token === undefined) return undefined;
    const given = digest(token);
    if (timingSafeEqual(given, digest(this.#token))) return local;
    const until = this.#sessions.get(given.toString("hex"));
    if (until !== undefined && until >= this.#now()) return local;
    const key = this.#keys.find((one) => timingSafeEqual(given, Buffer.from(one.sha256, "hex")));
    return key && { name: `key:${key.id}`, scopes: new Set(key.scopes) };
  }

  /** The query of an address that stands for the token, for one path and until then (ms since the epoch). */
  sign(path: string, until: number): string {
    return `until=${until}&signature=${this.#signature(path, String(until))}`;
  }

  /** Whether a query was made by `sign` for this path, and still holds. */
  isSigned(path: string, query: URLSearchParams): boolean {
    const until = query.get("until") ?? "";
    const given = Buffer.from(query.get("signature") ?? "", "base64url");
    const right = Buffer.from(this.#signature(path, until), "base64url");
    return given.length === right.length && timingSafeEqual(given, right) && Number(until) > Date.now();
  }

  #signature(path: string, until: string): string {
    return createHmac("sha256", this.#token).update(`artifact\n${path}\n${until}`).digest("base64url");
  }
}

/** The token of a state folder: made once, readable for its owner alone. */
export function readToken(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${secret()}\n`, { flag: "wx", mode: 0o600 });
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST")) throw thrown;
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
