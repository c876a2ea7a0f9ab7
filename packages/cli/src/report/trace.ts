import type { Shell } from "../shell.ts";

/** Shows the stack of an error and of what caused it, where REELGRAPH_DEBUG asks for that. */
export function showTrace(thrown: unknown, { err, env }: Shell): void {
  if (env["REELGRAPH_DEBUG"]) err.line(traceOf(thrown));
}

function traceOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return [thrown.stack, ...(thrown.cause === undefined ? [] : [`caused by ${traceOf(thrown.cause)}`])].join("\n");
}
