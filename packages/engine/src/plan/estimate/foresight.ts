import type { LaneLimits, Span } from "./task.ts";

/** How long something will take. */
export interface Prediction extends Span {
  /** How many earlier ones it was made of; 0: it is assumed. */
  readonly from: number;
}

/** What is known, before a run, of the lanes and of how long work takes. */
export interface Foresight {
  limits(lane: string): LaneLimits;
  /** Seconds that one job takes: of a vendor's model (`studio/wan-3`), or of a node type on this machine (`concat`). */
  predict(of: string, clip: { readonly seconds: number; readonly pixels: number }): Prediction;
}
