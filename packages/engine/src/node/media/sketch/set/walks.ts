import { cast } from "../../../../models/sketch/cast.ts";
import type { Scene } from "../../../../models/sketch/scene.ts";

/** Whether the main subject needs ground under its feet. */
export function walks({ subjects }: Scene): boolean {
  // Whoever crosses a bridge has that.
  if (subjects.some(({ kind }) => kind === "bridge")) return false;
  const main = subjects.find(({ kind }) => cast[kind].place !== "sky");
  return (
    main !== undefined && cast[main.kind].place === "ground" && main.action !== "swim" && main.kind !== "lighthouse"
  );
}
