import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migrate.ts";
import { readPipeline } from "./read.ts";

const steps = new Map<number, Migration>([
  [1, (file) => ({ ...file, steps: [1] })],
  [2, (file) => ({ ...file, steps: [...(file["steps"] as number[]), 2] })],
]);

test("a file is brought to the current version step by step, and left as it is itself", () => {
  const file = Object.freeze({ reelgraph: 1, name: "old" });
  expect(migrate(file, steps, 3)).toEqual({ file: { reelgraph: 3, name: "old", steps: [1, 2] } });
  expect(migrate({ reelgraph: 2, steps: [0] }, steps, 3)).toEqual({ file: { reelgraph: 3, steps: [0, 2] } });
});

test("a file in the current version is the same object", () => {
  const file = { reelgraph: 3 };
  expect(migrate(file, steps, 3)).toEqual({ file });
});

test.each([
  [{ reelgraph: 4 }, "newer-version"],
  [{ reelgraph: 0 }, "bad-version"],
  [{ reelgraph: -1 }, "bad-version"],
  [{ reelgraph: 1.5 }, "bad-version"],
  [{ reelgraph: "3" }, "bad-version"],
  [{}, "no-version"],
  [Object.create({ reelgraph: 3 }), "no-version"],
  [null, "wrong-type"],
  [[], "wrong-type"],
  ["reelgraph", "wrong-type"],
])("%o is refused: %s", (file, code) => {
  expect(migrate(file, steps, 3)).toMatchObject({ problem: { code } });
});

test("every frozen file of an earlier day is still read without a problem", () => {
  const folder = new URL("fixtures/", import.meta.url);
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(readPipeline(readFileSync(new URL(file, folder), "utf8")).problems).toEqual([]);
});
