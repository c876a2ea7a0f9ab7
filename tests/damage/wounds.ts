import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRandom } from "../../packages/engine/src/testing/simulation/random.ts";

/** What can be damaged in a state folder. */
export const targets = [
  "journal.db",
  "journal.db-wal",
  "journal.head",
  "cache.db",
  "cache.db-wal",
  "artifacts",
] as const;
export type Target = (typeof targets)[number];

/**
 * Damages one file of a state folder as a seed says: a flipped bit, or (one time in four) a lost end. Returns what was
 * done; undefined where there is nothing to damage.
 */
export function wound(state: string, target: Target, seed: number): string | undefined {
  const random = createRandom(seed);
  const path = target === "artifacts" ? pick(files(join(state, target)), random) : join(state, target);
  if (path === undefined || !existsSync(path)) return undefined;
  const { size } = statSync(path);
  if (size === 0) return undefined;
  const name = path.slice(state.length + 1);
  if (random() < 0.25) {
    const length = Math.floor(random() * size);
    truncateSync(path, length);
    return `${name} cut to ${length} of ${size} bytes`;
  }
  const bytes = readFileSync(path);
  const [at, bit] = [Math.floor(random() * size), Math.floor(random() * 8)];
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(path, bytes);
  return `${name}: bit ${bit} of byte ${at} of ${size} flipped`;
}

function files(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
}

function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}
