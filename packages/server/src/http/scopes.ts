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
] as const;

export type Scope = (typeof scopes)[number];

/** Whoever made a request, as far as the gate knows. */
export interface Principal {
  /** Name of the key, or `local`. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
}
