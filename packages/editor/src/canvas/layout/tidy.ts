import type { Position } from "@reelgraph/engine";
import type { CanvasNode, Drawn } from "../graph/model.ts";
import { boundsOf } from "../graph/window.ts";
import type { Places } from "./arrange.ts";

/** A graph for the layout: boxes, and wires by position in the list of boxes. */
export interface Boxes {
  readonly sizes: readonly (readonly [width: number, height: number])[];
  readonly wires: readonly (readonly [from: number, to: number])[];
}

/** Lays nodes out from left to right by their wires, where they lie now; a long layout never holds the page up. */
export async function tidy(nodes: readonly CanvasNode[], { edges }: Drawn): Promise<Places> {
  const at = new Map(nodes.map(({ id }, index) => [id, index]));
  const boxes: Boxes = {
    sizes: nodes.map(({ width = 0, height = 0 }) => [width, height]),
    wires: edges.flatMap(({ source, target }) => {
      const [from, to] = [at.get(source), at.get(target)];
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    }),
  };
  const found = await inWorker(boxes);
  const before = boundsOf(nodes);
  const [left, top] = [Math.min(...found.map(([x]) => x)), Math.min(...found.map(([, y]) => y))];
  return new Map(
    nodes.map(({ id }, index): [string, Position] => {
      const [x = 0, y = 0] = found[index] ?? [];
      return [id, [x - left + (before?.left ?? 0), y - top + (before?.top ?? 0)]];
    }),
  );
}

function inWorker(boxes: Boxes): Promise<readonly Position[]> {
  const worker = new Worker(new URL("./tidy-worker.ts", import.meta.url), { type: "module" });
  return new Promise<readonly Position[]>((done, failed) => {
    worker.addEventListener("message", ({ data }: MessageEvent<readonly Position[]>) => done(data));
    worker.addEventListener("error", (event) => failed(new Error(event.message)));
    worker.postMessage(boxes);
  }).finally(() => worker.terminate());
}
