import { placeOf, type RunEvent } from "@reelgraph/engine";
import type { SessionResult } from "@reelgraph/engine/node";

/** The jobs of a run that a vendor has taken and that are not over: they go on there when nobody waits any more. */
export class Underway {
  readonly #places = new Map<string, string>();

  event(event: RunEvent): void {
    if (event.type === "job.submitted") this.#places.set(event.job, placeOf(event));
    if (event.type === "job.settled") this.#places.delete(event.job);
    if (event.type !== "unit.failed") return;
    for (const [job, place] of this.#places) if (place === placeOf(event)) this.#places.delete(job);
  }

  /** What becomes of them, for a person. */
  lines({ id, interrupted }: Pick<SessionResult, "id" | "interrupted">): string[] {
    const { size } = this.#places;
    if (!interrupted || size === 0) return [];
    const jobs = size === 1 ? "1 job goes" : `${size} jobs go`;
    return [`${jobs} on at the vendor: to call them off, reelgraph cancel ${id}`];
  }
}
