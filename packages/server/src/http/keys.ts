import { hash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { failure } from "@reelgraph/engine";
import { z } from "zod";
import { scopes, type Scope } from "./scopes.ts";

const ApiKey = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  /** Of the whole key, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(scopes)).min(1),
  note: z.string().optional(),
});

/** A key as it is kept: what it may do, and how to know it, but not the key. */
export type ApiKey = z.output<typeof ApiKey>;

/** Makes a key. What is returned as `key` is shown once and kept nowhere. */
export function makeKey(allowed: readonly Scope[]): { readonly key: string; readonly kept: ApiKey } {
  const id = randomBytes(6).toString("hex");
  const key = `rg_${id}_${randomBytes(32).toString("base64url")}`;
  return { key, kept: { id, sha256: hash("sha256", key), scopes: [...allowed] } };
}

/** Reads the keys of a server; none when there is no such file. Throws `bad-config`. */
export function readKeys(file: string): readonly ApiKey[] {
  if (!existsSync(file)) return [];
  try {
    return z.array(ApiKey).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw failure("bad-config", "The file of API keys is not what it should be", {
      file,
      expected: "a list of { id, sha256, scopes }",
      cause,
    });
  }
}
