import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryHost } from "../testing/memory-host.ts";
import { chainStart, firstBroken, link } from "./chain.ts";

const { sha256 } = memoryHost();

function chain(bodies: readonly string[]): { body: string; hash: string }[] {
  let before = chainStart;
  return bodies.map((body) => ({ body, hash: (before = link(before, body, sha256)) }));
}

test("a chain that was written fits, whole or from any entry on", () => {
  const entries = chain(["a", "b", "c"]);
  expect(firstBroken(entries, sha256)).toBe(-1);
  expect(firstBroken(entries.slice(1), sha256, entries[0]?.hash)).toBe(-1);
  expect(firstBroken([], sha256)).toBe(-1);
});

test("a change of any entry shows where it was made; a loss, a swap and an addition do, too", () => {
  const bodies = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(bodies, fc.nat(), (texts, random) => {
      const entries = chain(texts);
      const at = random % entries.length;
      const [own, last] = [entries[at]!, entries.at(-1)!];
      const changed = entries.with(at, { ...own, body: `${own.body}.` });
      expect(firstBroken(changed, sha256)).toBe(at);
      const moved = entries.with(at, { ...own, hash: last.hash });
      expect(firstBroken(moved, sha256)).toBe(at === entries.length - 1 ? -1 : at);
      expect(firstBroken(entries.toSpliced(at, 1), sha256)).toBe(at === entries.length - 1 ? -1 : at);
      expect(firstBroken(entries.toSpliced(at, 0, own), sha256)).toBe(at + 1);
    }),
    { numRuns: 200, seed: 20_261_123 },
  );
});
