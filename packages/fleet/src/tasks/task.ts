import type { Json } from "@reelgraph/engine";
import type { Priority } from "@reelgraph/engine/storage";

/** One durable piece of work: a run that is to begin, or to go on. It is done by one worker after another until it is over. */
export interface Task {
  /** Equal ids are the same work: it waits or goes once. */
  readonly id: string;
  /** How often it was given out anew after it was over. Equal rounds are the same work, also when that is over. Default: 0. */
  readonly round?: number;
  /** Whose it is; those who wait are served in turns. */
  readonly tenant: string;
  /** Among a tenant's own. */
  readonly priority: Priority;
  /** What the worker is told. */
  readonly body: Json;
}

/** DBOS serves smaller numbers first. */
export const rank = { high: 1, normal: 2, low: 3 } as const;

export const queueName = "reelgraph-runs";
export const workflowName = "reelgraph-task";
export const applicationName = "reelgraph";
/**
 * Of what tasks and the records of their runs mean, not of the program. Raise it when an older worker would read either
 * wrongly, or when a built-in node type gets another version: then tasks wait for workers that know better.
 */
export const taskFormat = 2;

/** By which version DBOS knows tasks of a format. */
export function versionOf(format: number): string {
  return `reelgraph-task-${format}`;
}
