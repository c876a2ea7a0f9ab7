import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { failure } from "@reelgraph/engine";
import { z } from "zod";
import { ApiKey, unknownKey } from "./keys.ts";

/** The keys in a file. Read anew when the file has changed, so that a key counts, or no longer counts, at once. */
export class KeyRing {
  readonly #file: string;
  readonly #fault: (thrown: unknown) => void;
  #keys: readonly ApiKey[];
  #stamp: string;

  /** Throws `bad-config`; later, what is wrong with the file is told to `fault`. */
  constructor(file: string, fault: (thrown: unknown) => void = () => {}) {
    this.#file = file;
    this.#fault = fault;
    this.#stamp = stampOf(file);
    this.#keys = readKeys(file);
  }

  /** As the file has them now. While it can't be read, nobody's key counts. */
  keys(): readonly ApiKey[] {
    const stamp = stampOf(this.#file);
    if (stamp === this.#stamp) return this.#keys;
    this.#stamp = stamp;
    this.#keys = [];
    try {
      this.#keys = readKeys(this.#file);
    } catch (thrown) {
      this.#fault(thrown);
    }
    return this.#keys;
  }

  /** Throws `keys-busy` while somebody else changes the file. */
  add(key: ApiKey): void {
    this.#change((keys) => [...keys, key]);
  }

  /** Throws `unknown-key`, `keys-busy`. */
  revoke(id: string): void {
    this.#change((keys) => {
      const kept = keys.filter((key) => key.id !== id);
      if (kept.length < keys.length) return kept;
      throw unknownKey(id, keys);
    });
  }

  /** The unfinished file is also what keeps others from changing it meanwhile. */
  #change(change: (keys: readonly ApiKey[]) => readonly ApiKey[]): void {
    const part = `${this.#file}.part`;
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(part, "", { flag: "wx", mode: 0o600 });
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
      throw failure("keys-busy", "Somebody else is changing the keys", {
        hint: `try again; if nobody is, remove ${part}`,
        cause,
      });
    }
    try {
      const text = JSON.stringify(change(readKeys(this.#file)));
      writeFileSync(part, text.replaceAll("},{", "},\n{"), { mode: 0o600, flush: true });
      renameSync(part, this.#file);
    } catch (thrown) {
      rmSync(part, { force: true });
      throw thrown;
    }
  }
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : "";
}

function readKeys(file: string): readonly ApiKey[] {
  if (!existsSync(file)) return [];
  try {
    return z.array(ApiKey).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw failure("bad-config", "The file of API keys is not what it should be", {
      file,
      expected: "a list of { id, sha256, scopes }",
      hint: "make keys with `reelgraph keys add`",
      cause,
    });
  }
}
