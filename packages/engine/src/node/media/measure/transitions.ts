import { alike } from "./cells.ts";
import type { Observations } from "./observe.ts";
import type { Span } from "./shots.ts";
import { detection } from "./thresholds.ts";

const { news, longest, replaced } = detection.transition;

/** Finds gradual transitions: a few steps that nothing before explains, between two calm pictures of other things. */
export function transitionsOf({ looks, steps }: Observations): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < steps.length; first++) {
    if (steps[first]!.news < news) continue;
    let last = first;
    while (last + 1 < steps.length && steps[last + 1]!.news >= news) last++;
    const from = steps[first]!.from;
    const to = steps[last]!.to;
    const calm = first > 0 && last < steps.length - 1;
    const short = looks[to]!.seconds - looks[from]!.seconds <= longest;
    const other = 1 - alike(looks[from]!.cells, looks[to]!.cells) > replaced;
    if (last > first && calm && short && other) found.push({ from, to: to + 1 });
    first = last;
  }
  return found;
}
