import type { Position } from "@reelgraph/engine";
import type { Axes, Varying } from "../graph/axes.ts";
import type { Drawn } from "../graph/model.ts";
import { splitPath, type Scope } from "../scope.ts";

/** A scope as the canvas shows it: the open one, or one whose card is unfolded there. */
export interface Layer {
  readonly scope: Scope;
  /** Id of the unfolded card that it is shown in; the open scope has none. */
  readonly card?: string;
  /** Put before an id it makes the path by which a run knows the node: a sub-pipeline's nodes run once for each use. */
  readonly run: string;
  /** On what its nodes vary; found when it is first asked for. */
  axes(): Axes;
  readonly varying: Varying;
  /** Where on the canvas something lies that stands at a place in the file. `key` is its id. */
  toCanvas(key: string, at: Position): Position;
  /** The reverse. */
  toFile(key: string, at: Position): Position;
}

/** By the paths of their scopes. */
export type Layers = ReadonlyMap<string, Layer>;

/** The layer that a node, a card of ends, a frame or a note lies in. */
export const layerOf = ({ layers }: Drawn, id: string): Layer | undefined => layers.get(splitPath(id).scope);

/** The innermost scope that is shown at a point of the canvas. */
export function layerAt({ layers, byId }: Drawn, [x, y]: Position): Layer | undefined {
  let found: Layer | undefined;
  // Inner layers come behind the outer ones.
  for (const layer of layers.values()) {
    const card = layer.card === undefined ? undefined : byId.get(layer.card);
    if (!card) found ??= layer;
    else {
      const { position, width = 0, height = 0 } = card;
      if (x >= position.x && y >= position.y && x <= position.x + width && y <= position.y + height) found = layer;
    }
  }
  return found;
}

/** Ids of the unfolded cards around something, the nearest first. */
export function cardsAround(drawn: Drawn, id: string): readonly string[] {
  const cards: string[] = [];
  for (let card = layerOf(drawn, id)?.card; card !== undefined; card = layerOf(drawn, card)?.card) cards.push(card);
  return cards;
}

/** What stands in the same scope as the first. */
export function inOneScope<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const scope = all[0] && splitPath(all[0].id).scope;
  return all.filter(({ id }) => splitPath(id).scope === scope);
}
