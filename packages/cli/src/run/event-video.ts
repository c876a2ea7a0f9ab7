import type { RunEvent, Video } from "@reelgraph/engine";
import { isMedia } from "./deliver.ts";

/** The clip that a unit gave, if it gave one. */
export function videoOf(event: RunEvent): Video | undefined {
  if (event.type !== "unit.finished" && event.type !== "unit.cached") return undefined;
  const { outputs } = event;
  if (typeof outputs !== "object" || outputs === null) return undefined;
  for (const output of Object.values(outputs)) {
    const value: unknown = output?.value;
    if (isMedia(value) && value.media === "video") return value;
  }
  return undefined;
}
