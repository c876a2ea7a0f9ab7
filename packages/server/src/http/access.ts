import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { dirname } from "node:path";
import { isOver, type ApiKey, type Limits } from "./keys.ts";
import { Launches } from "./launches.ts";
import { principal, scopes, type Principal } from "./scopes.ts";

const local: Principal = { name: "local", scopes: new Set(scopes) };
const digest = (text: string) => hash("sha256", text, "buffer");

/** The keys as they stand now. */
export interface Keys {
  keys(): readonly ApiKey[];
}

/** People, who have no keys: somebody else says who they are. */
export interface People {
  /** By a token that an issuer made; undefined: it isn't valid here. */
  byToken(token: string): Promise<Principal | undefined>;
  /** By the headers of a proxy at an address; undefined: it isn't one that is believed. */
  byProxy(headers: IncomingHttpHeaders, address: string | undefined): Principal | undefined;
  /** What each of them may use. */
  readonly limits: Limits;
}

export interface AccessOptions {
  readonly token: string;
  readonly keys?: Keys;
  readonly people?: People | undefined;
  /** Ms since some moment, never going back. */
  now?(): number;
}

/**
 * Who may come in: the owner of the machine with the token from the state folder, browsers with a session that they got
 * for a launch code, programs with a key, and people whom the configuration lets in. Of secrets, only digests are
 * kept in memory and compared, in constant time.
 */
export class Access {
  readonly #token: Buffer;
  readonly #keys: Keys;
  readonly #people: People | undefined;
  readonly #launches: Launches;

  constructor({ token, keys = { keys: () => [] }, people, now = () => performance.now() }: AccessOptions) {
    this.#token = digest(token);
    this.#keys = keys;
    this.#people = people;
    this.#launches = new Launches(now);
  }

  /** A code for one browser, good once and for a minute. It travels in the fragment of a URL, which no server sees. */
  launchCode(): string {
    return this.#launches.code();
  }

  /** A session for a launch code, or undefined. The code is used up in any case. */
  exchange(code: string): { readonly token: string; readonly seconds: number } | undefined {
    return this.#launches.exchange(code);
  }

  /** Who asks, with these headers and from this address; where an issuer made the token, finding out takes a moment. */
  of(headers: IncomingHttpHeaders, address?: string): Principal | undefined | Promise<Principal | undefined> {
    const { authorization } = headers;
    if (authorization === undefined) return this.#people?.byProxy(headers, address);
    const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;
    const given = digest(token);
    if (timingSafeEqual(given, this.#token) || this.#launches.has(given)) return local;
    const key = this.#keys.keys().find((one) => timingSafeEqual(given, Buffer.from(one.sha256, "hex")));
    if (key) return isOver(key) ? undefined : principal(`key:${key.id}`, key.scopes, key.tenant);
    return token.split(".").length === 3 ? this.#people?.byToken(token) : undefined;
  }
}

/** The token of a state folder: made once, readable for its owner alone. */
export function readToken(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST")) throw thrown;
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
