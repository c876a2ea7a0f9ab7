import type { Size } from "../../host.ts";

/** The sizes in pixels of resolutions by their shorter side (720 for `720p`) in some shapes (`16:9`), the first first. */
export function sizesOf(sides: readonly number[], ratios: readonly string[]): readonly Size[] {
  return sides.flatMap((side) =>
    ratios.map((ratio): Size => {
      const across = shapeOf(ratio);
      return across >= 1 ? { width: even(side * across), height: side } : { width: side, height: even(side / across) };
    }),
  );
}

/** The resolution that a size is of: its shorter side. */
export function sideOf({ width, height }: Size): number {
  return Math.min(width, height);
}

/** The nearest of some shapes. */
export function ratioOf({ width, height }: Size, ratios: readonly string[]): string {
  const far = (ratio: string) => Math.abs(Math.log(shapeOf(ratio) / (width / height)));
  return ratios.reduce((best, ratio) => (far(ratio) < far(best) ? ratio : best), ratios[0] ?? `${width}:${height}`);
}

function shapeOf(ratio: string): number {
  const [across = 16, down = 9] = ratio.split(":").map(Number);
  return across / down;
}

function even(pixels: number): number {
  return Math.round(pixels / 2) * 2;
}
