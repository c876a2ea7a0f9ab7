import type { Words } from "../language.ts";
import type { Setting } from "../settings.ts";
import { builtAmbiences } from "./ambience-built.ts";
import { landAmbiences } from "./ambience-land.ts";
import { waterAmbiences } from "./ambience-water.ts";

/** What moves in a place by itself, told as three clauses in time order. */
export interface Ambience {
  readonly opens: Words;
  readonly builds: Words;
  readonly settles: Words;
  readonly direction: Words;
  /** Ideas that it would contradict. */
  readonly unless?: RegExp;
}

/** Two of each place, one of them for still weather and still water. */
export const ambiences: Readonly<Record<Setting, readonly Ambience[]>> = {
  ...waterAmbiences,
  ...landAmbiences,
  ...builtAmbiences,
};
