import { kinds } from "../../ports/kinds.ts";
import type { Media } from "../../ports/values.ts";

/** Whether a value names the bytes of a file. */
export function isMediaValue(value: unknown): value is Media {
  return kinds.video(value) || kinds.image(value) || kinds.audio(value);
}
