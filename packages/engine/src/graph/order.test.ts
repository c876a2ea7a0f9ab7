import { expect, test } from "vitest";
import { makeInOrder } from "./order.ts";

const reading = (reads: Record<string, readonly string[]>) =>
  Object.fromEntries(
    Object.entries(reads).map(([id, from]) => [id, { use: "x", with: { in: from.map((one) => `$${one}.out`) } }]),
  );
const ordered = (reads: Record<string, readonly string[]>) => {
  const made = new Map<string, string>();
  const problems = makeInOrder(reading(reads), "/nodes", made, (id) => {
    for (const read of reads[id] ?? []) expect(made.has(read)).toBe(true);
    return id;
  });
  return { ids: [...made.keys()], problems };
};

test("nodes keep the file's order where each stands behind what it reads", () => {
  expect(ordered({ a: [], b: ["a"], c: [], d: ["b", "c", "b"] }).ids).toEqual(["a", "b", "c", "d"]);
});

test("a node that stands before what it reads comes right behind it, and what waits for that one too", () => {
  expect(ordered({ d: ["c", "b"], c: ["a"], b: ["a"], a: [], e: [] }).ids).toEqual(["a", "c", "b", "d", "e"]);
});

test("what lies on or behind a circle is left out, and the circle is named", () => {
  const { ids, problems } = ordered({ a: [], b: ["d", "a"], c: ["b"], d: ["c"], e: ["d"] });
  expect(ids).toEqual(["a"]);
  expect(problems).toMatchObject([{ code: "cycle", message: "The nodes form a circle: c → d → b → c" }]);
});

test("a circle of very many nodes is told by its beginning and its end", () => {
  const reads = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`n${index}`, [`n${(index + 1) % 500}`]]));
  const [{ message } = { message: "" }] = ordered(reads).problems;
  expect(message).toMatch(/^The nodes form a circle: n499 → n498 → .* → … → n0 → n499$/);
  expect(message.length).toBeLessThan(120);
});

test("100,000 nodes that stand the wrong way round are ordered without going deep", () => {
  const reads: Record<string, readonly string[]> = {};
  for (let index = 0; index < 100_000; index++) reads[`n${index}`] = [`n${index + 1}`];
  const made = new Map<string, string>();
  makeInOrder(reading({ ...reads, n100000: [] }), "", made, (id) => id);
  expect([...made.keys()].slice(0, 2)).toEqual(["n100000", "n99999"]);
  expect(made.size).toBe(100_001);
});
