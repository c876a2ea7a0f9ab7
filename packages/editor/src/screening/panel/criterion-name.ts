/** A criterion as people read it: `visual_quality` is "Visual quality". */
export function criterionName(id: string): string {
  const words = id.replaceAll("_", " ").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
