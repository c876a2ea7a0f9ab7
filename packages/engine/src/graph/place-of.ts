import { pointerStep } from "../pipeline/pointer.ts";

/** Where a reference stands in the file: it is a whole argument, or one of several. `at`: its node. */
export function placeOf(at: string, name: string, position: number, alone: boolean): string {
  return `${at}/with${pointerStep(name)}${alone ? "" : `/${position}`}`;
}
