import type { PipelinePast } from "./journal/history.ts";

/** How far back a node's takes are looked for. */
const keptTraces = 20;

/** The take after the newest one of a node, or of one place, in the kept runs of a pipeline; 2 when there was none. */
export function takeAfter(node: string, past: PipelinePast): number {
  const places = past.places.filter((place) => place === node || place.startsWith(`${node}[`));
  const takes = places.flatMap((place) => past.traces(place, keptTraces).map(({ parts }) => parts.take));
  return Math.max(1, ...takes) + 1;
}
