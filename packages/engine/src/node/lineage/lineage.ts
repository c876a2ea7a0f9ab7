import { placeOf } from "../../events/run-state.ts";
import type { RunEvent } from "../../events/run-event.ts";
import type { Trace } from "../../plan/explain.ts";
import type { KeyParts } from "../../plan/key.ts";
import { mediaOf } from "../cache.ts";

/** A unit that had a part in a file. */
export interface Ancestor {
  readonly place: string;
  readonly parts: KeyParts;
}

/** Where a file with these bytes was first made in a run; undefined: it wasn't. */
export function makerOf(sha256: string, events: readonly RunEvent[]): string | undefined {
  for (const event of events) {
    if (event.type !== "unit.finished" && event.type !== "unit.cached") continue;
    const outputs = Object.values((event.outputs ?? {}) as Readonly<Record<string, Parameters<typeof mediaOf>[0]>>);
    if (outputs.some((output) => mediaOf(output).some((media) => media.sha256 === sha256))) return placeOf(event);
  }
  return undefined;
}

/**
 * The unit at a place and all that it came from, the nearest first. What happens inside a loop counts as a whole: a
 * round builds on the rounds before it.
 */
export function lineageOf(place: string, traces: ReadonlyMap<string, Trace>): readonly Ancestor[] {
  const places = [...traces.keys()];
  const seen = new Set<string>();
  const found: Ancestor[] = [];
  const wanted = [place];
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const trace = traces.get(next);
    if (!trace) {
      // A list comes from all items of its node; what no place has is an input or a loop's state.
      wanted.push(...places.filter((one) => one.startsWith(`${next}[`)));
      continue;
    }
    found.push({ place: next, parts: trace.parts });
    wanted.push(...Object.values(trace.from), ...loopOf(nodeOf(next), places));
  }
  return found;
}

/** All that ran inside and around the loop that a unit is in, and inside a unit that is a loop. */
function loopOf(node: string, places: readonly string[]): string[] {
  const parent = node.split("/").slice(0, -1).join("/");
  return places.filter((one) => {
    const other = nodeOf(one);
    return other.startsWith(`${node}/`) || (parent !== "" && (other === parent || other.startsWith(`${parent}/`)));
  });
}

function nodeOf(place: string): string {
  return place.replace(/\[.*$/su, "");
}
