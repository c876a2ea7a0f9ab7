import { failure } from "@reelgraph/engine";

/** Counts who listens, so that nobody can take all connections. */
export class Listeners {
  readonly #most: number;
  readonly #mostEach: number;
  readonly #each = new Map<string, number>();
  #all = 0;

  constructor({ most = 2000, mostEach = 64 }: { readonly most?: number; readonly mostEach?: number } = {}) {
    this.#most = most;
    this.#mostEach = mostEach;
  }

  get count(): number {
    return this.#all;
  }

  /** Throws `too-many-listeners`. */
  enter(caller: string): () => void {
    const own = this.#each.get(caller) ?? 0;
    // The owner of the machine has as many as there are.
    if (this.#all >= this.#most || (caller !== "local" && own >= this.#mostEach)) {
      throw failure("too-many-listeners", "Too many listeners are connected", {
        hint: "close some, or try again later",
      });
    }
    this.#all += 1;
    this.#each.set(caller, own + 1);
    return () => {
      this.#all -= 1;
      const left = (this.#each.get(caller) ?? 1) - 1;
      if (left > 0) this.#each.set(caller, left);
      else this.#each.delete(caller);
    };
  }
}
