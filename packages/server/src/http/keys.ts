import { hash, randomBytes } from "node:crypto";
import { failure } from "@reelgraph/engine";
import { z } from "zod";
import { scopes, type Scope } from "./scopes.ts";

const usd = z.number().min(0);
const perMinute = z.int().min(1).max(1_000_000);

/** What somebody may use, over all that they ask for. Absent: without a limit of their own. */
export const Limits = z.strictObject({
  /** USD on one day (UTC), and in all. */
  dayUsd: usd.exactOptional(),
  totalUsd: usd.exactOptional(),
  requestsPerMinute: perMinute.exactOptional(),
  /** Runs that are started or resumed. */
  runsPerMinute: perMinute.exactOptional(),
});
export type Limits = z.output<typeof Limits>;

/** How tenants are called. */
export const TenantName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const ApiKey = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  /** Of the whole key, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(scopes)).min(1),
  /** Whose pipelines, runs and files it reaches. Absent: the owner's. */
  tenant: TenantName.exactOptional(),
  limits: Limits.exactOptional(),
  /** From then on it is no key any more. */
  expires: z.iso.datetime({ offset: true }).exactOptional(),
  created: z.iso.datetime({ offset: true }).exactOptional(),
  note: z.string().max(200).exactOptional(),
});

/** A key as it is kept: what it may do, and how to know it, but not the key. */
export type ApiKey = z.output<typeof ApiKey>;

/** Makes a key. What is returned as `key` is shown once and kept nowhere. */
export function makeKey(
  allowed: readonly Scope[],
  more: Omit<ApiKey, "id" | "sha256" | "scopes"> = {},
): { readonly key: string; readonly kept: ApiKey } {
  const id = randomBytes(6).toString("hex");
  const key = `rg_${id}_${randomBytes(32).toString("base64url")}`;
  return { key, kept: { id, sha256: hash("sha256", key), scopes: [...allowed], ...more } };
}

/** Whether a key has expired. */
export function isOver({ expires }: Pick<ApiKey, "expires">): boolean {
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

/** There is no key of this name among them. */
export function unknownKey(id: string, keys: readonly ApiKey[]) {
  const expected = keys.map((key) => key.id).join(", ") || "there are no keys";
  return failure("unknown-key", `There is no key "${id}"`, { expected });
}
