import type { History } from "./journal/history.ts";

/** How far back a node's takes are looked for. */
const keptTraces = 20;

/** The take after the newest one of a node in the kept runs of a pipeline; 2 when there was none. */
export function takeAfter(node: string, pipeline: string, history: History): number {
  const places = history.places(pipeline).filter((place) => place === node || place.startsWith(`${node}[`));
  const takes = places.flatMap((place) => history.traces(pipeline, place, keptTraces).map(({ parts }) => parts.take));
  return Math.max(1, ...takes) + 1;
}
