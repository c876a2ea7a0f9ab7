import { expect, test } from "vitest";
import { order } from "./order.ts";

const reading = (reads: Record<string, readonly string[]>) =>
  Object.fromEntries(
    Object.entries(reads).map(([id, from]) => [id, { use: "x", with: { in: from.map((one) => `$${one}.out`) } }]),
  );
const sorted = (reads: Record<string, readonly string[]>) => {
  const { names, sorted: positions } = order(reading(reads), "/nodes");
  return positions.map((position) => names[position]);
};

test("nodes keep the file's order where each stands behind what it reads", () => {
  expect(sorted({ a: [], b: ["a"], c: [], d: ["b", "c", "b"] })).toEqual(["a", "b", "c", "d"]);
});

test("a node that stands before what it reads comes right behind it, and what waits for that one too", () => {
  expect(sorted({ d: ["c", "b"], c: ["a"], b: ["a"], a: [], e: [] })).toEqual(["a", "c", "b", "d", "e"]);
});

test("what lies on or behind a circle is left out, and the circle is named", () => {
  const {
    names,
    sorted: positions,
    problems,
  } = order(reading({ a: [], b: ["d", "a"], c: ["b"], d: ["c"], e: ["d"] }), "/nodes");
  expect(positions.map((position) => names[position])).toEqual(["a"]);
  expect(problems).toMatchObject([{ code: "cycle", message: "The nodes form a circle: c → d → b → c" }]);
});

test("100,000 nodes that stand the wrong way round are ordered without going deep", () => {
  const reads: Record<string, readonly string[]> = {};
  for (let index = 0; index < 100_000; index++) reads[`n${index}`] = [`n${index + 1}`];
  expect(order(reading({ ...reads, n100000: [] }), "").sorted).toHaveLength(100_001);
});
