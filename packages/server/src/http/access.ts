import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { dirname } from "node:path";
import type { Tables } from "@reelgraph/engine/storage";
import { isOver, type ApiKey, type Limits } from "./keys.ts";
import { Launches } from "./launches.ts";
import { principal, scopes, type Principal } from "./scopes.ts";

const local: Principal = { name: "local", scopes: new Set(scopes) };
const digest = (text: string) => hash("sha256", text, "buffer");

/** The keys as they stand now. */
export interface Keys {
  keys(): readonly ApiKey[];
  /** Looks once more, where others may have made a key since. Throws `storage-failed`. */
  again?(): Promise<readonly ApiKey[]>;
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
  /** Where launches and sessions are kept that several servers take. Default: in memory. */
  readonly tables?: Tables | undefined;
  /** Ms since some moment, never going back; where it is shared, the same for all. */
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

  constructor({
    token,
    keys = { keys: () => [] },
    people,
    tables,
    now = tables ? Date.now : () => performance.now(),
  }: AccessOptions) {
    this.#token = digest(token);
    this.#keys = keys;
    this.#people = people;
    this.#launches = new Launches(now, tables);
  }

  /** A code for one browser, good once and for a minute. It travels in the fragment of a URL, which no server sees. */
  launchCode(): string {
    return this.#launches.code();
  }

  /** A session for a launch code, or undefined. The code is used up in any case. */
  exchange(code: string): Promise<{ readonly token: string; readonly seconds: number } | undefined> {
    return this.#launches.exchange(code);
  }

  /** Who asks, with these headers and from this address; where an issuer made the token, finding out takes a moment. */
  of(headers: IncomingHttpHeaders, address?: string): Principal | undefined | Promise<Principal | undefined> {
    const { authorization } = headers;
    if (authorization === undefined) return this.#people?.byProxy(headers, address);
    const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;
    const given = digest(token);
    if (timingSafeEqual(given, this.#token)) return local;
    const key = keyOf(given, this.#keys.keys());
    if (key) return holder(key);
    if (token.startsWith("rg_") && this.#keys.again) {
      return this.#keys.again().then((keys) => holder(keyOf(given, keys)));
    }
    if (token.split(".").length === 3) return this.#people?.byToken(token);
    const session = this.#launches.has(given);
    if (session instanceof Promise) return session.then((held) => (held ? local : undefined));
    return session ? local : undefined;
  }
}

function keyOf(given: Buffer, keys: readonly ApiKey[]): ApiKey | undefined {
  return keys.find((one) => timingSafeEqual(given, Buffer.from(one.sha256, "hex")));
}

function holder(key: ApiKey | undefined): Principal | undefined {
  return key && !isOver(key) ? principal(`key:${key.id}`, key.scopes, key.tenant) : undefined;
}

/**
 * A secret that is the same for all servers that share tables: that of the first. What lies in the file of this one is made
 * to be that, for whoever reads it there.
 */
export async function sharedSecret(
  name: string,
  file: string,
  own: string,
  tables: Tables | undefined,
): Promise<string> {
  if (!tables) return own;
  await tables.write([["INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, own]]);
  const [row] = await tables.rows("SELECT value FROM secrets WHERE name = ?", name);
  const value = String(row?.["value"] ?? own);
  if (value !== own) writeFileSync(file, `${value}\n`, { mode: 0o600 });
  return value;
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
