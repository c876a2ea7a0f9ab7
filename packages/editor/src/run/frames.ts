import type { Audio, Image, UnitView, Video } from "@reelgraph/engine";
import { isMedia, mediaOf, valuesOf } from "./given.ts";
import type { NodeRun } from "./node-runs.ts";

/** One picture of a node's strip: an item of a list, a take, an attempt of a loop. */
export interface Frame {
  /** Keys on the axes; of an attempt its number. */
  readonly item: readonly string[];
  readonly state: UnitView["state"];
  readonly media?: Video | Image | Audio;
  readonly unit: UnitView;
}

/**
 * What a node has made and is making, one frame each. A loop shows its attempts: while it goes those that its body makes,
 * and when it is over the list that it gives. `inner` are the nodes of its body.
 */
export function framesOf({ units }: NodeRun, inner: readonly NodeRun[]): readonly Frame[] {
  const [only] = units;
  if (units.length !== 1 || !only) return units.map((unit) => frame(unit, unit.item));
  const given = longest(only);
  if (given.length > 1) return given.map(({ key, media }) => ({ ...frame(only, [key]), media }));
  const attempts = inner
    .flatMap((run) => run.units)
    .filter((unit) => mediaOf(unit) !== undefined || unit.state === "running");
  return attempts.length > 0 && only.outputs === undefined
    ? attempts.map((unit) => frame(unit, unit.item.slice(-1)))
    : [frame(only, only.item)];
}

function frame(unit: UnitView, item: readonly string[]): Frame {
  const media = mediaOf(unit);
  return { item, state: unit.state, unit, ...(media ? { media } : {}) };
}

/** The longest list of media among a unit's outputs. */
function longest(unit: UnitView): readonly { readonly key: string; readonly media: Video | Image | Audio }[] {
  const items = valuesOf(unit).flatMap(({ port, key, value }) =>
    isMedia(value) && key !== "" ? [{ port, key, media: value }] : [],
  );
  const lists = [...Map.groupBy(items, ({ port }) => port).values()];
  return lists.toSorted((one, other) => other.length - one.length)[0] ?? [];
}
