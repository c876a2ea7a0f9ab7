import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";

/** Weights that are bundled. */
export type Weight = 400 | 500 | 600 | 700;

const require = createRequire(import.meta.url);
const loaded = new Set<Weight>();

/**
 * A CSS `font` value in the house's typefaces: Inter, and Noto Sans SC for Chinese. `size` in pixels.
 * Only bundled fonts are named, so that a film looks alike on every machine.
 */
export function font(weight: Weight, size: number): string {
  load(weight);
  return `${weight} ${size}px Inter, "Noto Sans SC"`;
}

function load(weight: Weight): void {
  if (loaded.has(weight)) return;
  loaded.add(weight);
  register("inter", "Inter", (file) => file.endsWith(`-${weight}-normal.woff2`));
  register("noto-sans-sc", "Noto Sans SC", (file) => file.endsWith(`chinese-simplified-${weight}-normal.woff2`));
}

function register(name: string, family: string, wanted: (file: string) => boolean): void {
  const folder = join(dirname(require.resolve(`@fontsource/${name}/LICENSE`)), "files");
  for (const file of readdirSync(folder)) if (wanted(file)) GlobalFonts.registerFromPath(join(folder, file), family);
}
