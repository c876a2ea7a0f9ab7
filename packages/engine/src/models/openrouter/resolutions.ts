/** Shapes and resolutions that the API names. */
export const ratios = ["16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3", "21:9", "9:21"];
const sides: Readonly<Record<string, number>> = { "1K": 1080, "2K": 1440, "4K": 2160 };

/** The resolution's name for a shorter side. */
export function resolutionOf(side: number): string {
  return side === 1440 ? "2K" : side === 2160 ? "4K" : `${side}p`;
}

/** The shorter side of a resolution: 720 for `720p`. */
export function sideOfName(name: string): number | undefined {
  const side = sides[name.toUpperCase()] ?? Number(/^(\d{3,4})p$/.exec(name)?.[1]);
  return side > 0 ? side : undefined;
}
