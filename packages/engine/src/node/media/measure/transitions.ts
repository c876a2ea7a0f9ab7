import { alike } from "./cells.ts";
import type { Observations } from "./observe.ts";
import type { Span } from "./shots.ts";

/** Share of the picture that is news in every step of a dissolve or wipe; motion alone has far less. */
const NEWS = 0.12;
/** How far the pictures before and after must differ in structure. */
const REPLACED = 0.4;
/** Longest transition in seconds. */
const LONGEST = 2.5;

/** Finds gradual transitions: a few steps that nothing before explains, between two calm pictures of other things. */
export function transitionsOf({ looks, steps }: Observations): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < steps.length; first++) {
    if (steps[first]!.news < NEWS) continue;
    let last = first;
    while (last + 1 < steps.length && steps[last + 1]!.news >= NEWS) last++;
    const from = steps[first]!.from;
    const to = steps[last]!.to;
    const calm = first > 0 && last < steps.length - 1;
    const short = looks[to]!.seconds - looks[from]!.seconds <= LONGEST;
    const replaced = 1 - alike(looks[from]!.cells, looks[to]!.cells) > REPLACED;
    if (last > first && calm && short && replaced) found.push({ from, to: to + 1 });
    first = last;
  }
  return found;
}
