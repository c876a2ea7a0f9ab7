import { said } from "../../language/sentences/said.ts";

/** A criterion as people read it: `visual_quality` is "Visual quality", and a known one has its name in Chinese. */
export function criterionName(id: string): string {
  const words = id.replaceAll("_", " ").replaceAll("-", " ");
  return said(words.charAt(0).toUpperCase() + words.slice(1));
}
