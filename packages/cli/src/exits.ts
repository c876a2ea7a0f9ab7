import type { Problem } from "@reelgraph/engine";

/** What the program's exit code says (documented in docs/cli.md). */
export const exits = {
  ok: 0,
  /** The run, or what else was asked for, failed. */
  failed: 1,
  /** The pipeline or the command is wrong; nothing was done. */
  invalid: 2,
  /** Not allowed: a budget, a policy. */
  refused: 3,
  /** Only a person can decide. */
  person: 4,
  /** The configuration, a secret or a plugin is wrong. */
  configuration: 5,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

/** Codes of problems that are not the pipeline's. All others are. */
const special: Readonly<Record<string, number>> = {
  internal: exits.failed,
  interrupted: exits.interrupted,
  "journal-damaged": exits.failed,
  "storage-failed": exits.failed,
  "worker-lost": exits.failed,
  "artifact-damaged": exits.failed,
  "over-budget": exits.refused,
  "budget-required": exits.refused,
  "budget-reached": exits.refused,
  "price-unknown": exits.refused,
  moderated: exits.refused,
  "moderation-down": exits.refused,
  "moderation-not-configured": exits.configuration,
  "outcome-unknown": exits.person,
  "vendor-auth": exits.configuration,
  "llm-refused": exits.refused,
  "url-refused": exits.refused,
  "untrusted-certificate": exits.configuration,
  "needs-person": exits.person,
  "bad-config": exits.configuration,
  "foreign-config": exits.configuration,
  "foreign-state": exits.configuration,
  "public-bind": exits.configuration,
  "bad-plugin": exits.configuration,
  "missing-secret": exits.configuration,
  "llm-auth": exits.configuration,
  "judge-auth": exits.configuration,
};

/** The exit code for problems: their own where all agree, else `other`. Warnings don't count. */
export function exitFor(problems: readonly Problem[], other: number): number {
  const found = new Set(problems.filter((one) => one.severity !== "warning").map((one) => special[one.code] ?? other));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : other;
}
