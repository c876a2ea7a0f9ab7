import type { Problem } from "../../errors.ts";
import { limits } from "../limits.ts";
import { nodeAt, toPointer } from "../pointer.ts";
import type { Path } from "../pointer.ts";

/** Collects what the checks of one file find. */
export class Report {
  /** Something is missing without which there is no pipeline. */
  broken = false;
  /** How many nodes were seen so far. */
  nodes = 0;
  readonly #problems: Problem[] = [];
  #more = 0;

  /** Adds a problem; after the hundredth it only counts. */
  add(path: Path, code: string, message: string, more: Pick<Problem, "expected" | "hint" | "severity"> = {}): void {
    const node = nodeAt(path);
    if (this.#problems.length >= limits.problems) this.#more++;
    else this.#problems.push({ code, at: toPointer(path), message, ...(node === undefined ? {} : { node }), ...more });
  }

  /** All problems, with a last one for those that were only counted. */
  get problems(): readonly Problem[] {
    if (this.#more === 0) return this.#problems;
    return [...this.#problems, { code: "more-problems", at: "", message: `There are ${this.#more} more problems` }];
  }
}
