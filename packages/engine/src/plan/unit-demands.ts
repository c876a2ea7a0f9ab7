import type { GraphNode } from "../graph/graph.ts";
import type { Host, Price } from "../host.ts";
import type { NodeType } from "../nodes/define-node.ts";
import type { ClipShape } from "../ports/stand-ins.ts";
import type { Given } from "./gather.ts";
import type { PlannedUnit } from "./plan.ts";

type Demands = Pick<PlannedUnit, "use" | "price" | "model" | "bought" | "lane" | "clips" | "adjustments">;

/** Whether a unit is free, fast and done at once. */
export function isInstant({ instant }: NodeType, host: Host): boolean {
  return typeof instant === "function" ? instant(host) : (instant ?? false);
}

/**
 * What a unit would cost and where it would need a place, as far as that can be told from what is known of its inputs.
 * `given`: absent when not even its parameters are known.
 */
export function demandsOf({ type, settings }: GraphNode, given: Given | undefined, host: Host): Demands {
  const params = (given?.params ?? settings) as never;
  const price = priceOf(type, given, host);
  const base = { use: type.type, ...(price ? { price } : {}) };
  if (isInstant(type, host)) return base;
  if (!type.model) return { ...base, lane: attempt(() => type.lane?.(params)) ?? "media" };
  const named = attempt(() => type.model?.(params)) ?? "";
  const bought = attempt(() => host.models.vendorModel(named));
  const clips = given && attempt(() => type.clips?.(given as never, host));
  const sizes = clips?.map(({ seconds, size }) => ({ seconds, pixels: size ? size.width * size.height : 0 }));
  const adjustments = (given && attempt(() => type.adjusts?.(given as never, host))) ?? [];
  return {
    ...base,
    ...(adjustments.length > 0 ? { adjustments } : {}),
    model: bought ?? (named || host.models.fallback),
    ...(bought === undefined ? { lane: attempt(() => type.lane?.(params)) ?? "media" } : { bought, lane: bought }),
    ...(sizes?.every(({ seconds }) => Number.isFinite(seconds)) ? { clips: sizes } : {}),
  };
}

/** What the clips of a unit will be like, by output, as far as that can be told. */
export function foreseen(type: NodeType, given: Given, host: Host): Readonly<Record<string, ClipShape | undefined>> {
  return attempt(() => type.foresees?.(given as never, host)) ?? {};
}

/** A price that can't be told without the missing inputs is unknown. */
function priceOf(type: NodeType, given: Given | undefined, host: Host): Price | undefined {
  if (!type.price) return { min: 0, max: 0 };
  const price = given && attempt(() => type.price?.(given as never, host));
  return price && Number.isFinite(price.min) && Number.isFinite(price.max) ? price : undefined;
}

/** Node types may count on inputs that aren't known yet. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
