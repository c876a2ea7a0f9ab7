/** What a key may allow. */
export const scopes = [
  "pipelines:read",
  "pipelines:write",
  "runs:read",
  "runs:start",
  "runs:cancel",
  "runs:resolve",
  "artifacts:read",
  "artifacts:write",
  "takes:write",
  "feedback:write",
  "feedback:share",
  "settings:admin",
  "metrics:read",
] as const;

export type Scope = (typeof scopes)[number];

/** What is about the whole server, and so for no tenant. */
const owners: ReadonlySet<Scope> = new Set(["settings:admin", "metrics:read"]);

/** A principal that may do what is allowed, as far as its tenant can have it. */
export function principal(name: string, allowed: readonly Scope[], tenant: string | undefined): Principal {
  if (tenant === undefined) return { name, scopes: new Set(allowed) };
  return { name, tenant, scopes: new Set(allowed.filter((scope) => !owners.has(scope))) };
}

/** Whoever made a request, as far as the gate knows. */
export interface Principal {
  /** `local`, `key:ID` or `person:NAME`. */
  readonly name: string;
  /** Whose pipelines, runs and files they reach. Absent: the owner's. */
  readonly tenant?: string;
  readonly scopes: ReadonlySet<Scope>;
}
