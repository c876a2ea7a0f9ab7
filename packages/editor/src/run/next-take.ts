import type { Take } from "@reelgraph/server/wire";
import { ask } from "../api/client.ts";

/** The take of a node that comes after all that its pipeline has seen; 1 is the first. */
export async function nextTake(pipeline: string, node: string): Promise<number> {
  const takes = await ask<readonly Take[]>("/api/takes", { query: { pipeline, node } });
  return takes.reduce((last, { unit }) => Math.max(last, unit.take ?? 1), 0) + 1;
}
