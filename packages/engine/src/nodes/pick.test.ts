import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Score } from "../ports/values.ts";
import { Skip } from "./define-node.ts";
import { pick } from "./pick.ts";

type Mark = number | null;
const score = (mark: Mark): Score => ({ score: mark, reasons: [], by: [] });
const item = <T>(key: string, value: T) => ({ key, value });

/** Picks from items named a, b, c … with these marks. */
function picking(marks: readonly Mark[], params: { top?: number; atLeast?: number } = {}) {
  const key = (index: number) => String.fromCodePoint(97 + index);
  const result = run(
    marks.map((_, index) => item(key(index), key(index))),
    marks.map((mark, index) => item(key(index), score(mark))),
    params,
  );
  return { ...result, picked: result.picked.map((one) => one.value), rest: result.rest.map((one) => one.value) };
}

function run(
  items: readonly { key: string; value: string }[],
  scores: readonly { key: string; value: Score | number }[],
  params: { top?: number; atLeast?: number } = {},
) {
  const given = { inputs: { items, scores }, rest: {}, params: pick.params.parse(params) };
  // Picking uses nothing of its context.
  const result = pick.run(given, undefined as never);
  if (result instanceof Promise || result.picked instanceof Skip || result.rest instanceof Skip)
    throw new Error("no list");
  return { picked: result.picked, best: result.best, rest: result.rest };
}

test("the best item is picked, its key kept", () => {
  const { picked, best } = run(
    [item("noir", "a"), item("clay", "b")],
    [item("noir", score(6)), item("clay", score(8))],
  );
  expect(picked).toEqual([item("clay", "b")]);
  expect(best).toBe("b");
});

test("the best few come best first, the others likewise", () => {
  expect(picking([5, 9, 7, 8], { top: 2 })).toMatchObject({ picked: ["b", "d"], rest: ["c", "a"] });
});

test("equal scores keep their order", () => {
  expect(picking([7, 8, 8, 7], { top: 4 }).picked).toEqual(["b", "c", "a", "d"]);
});

test("what was not judged comes last and never reaches a mark", () => {
  expect(picking([null, 3, null], { top: 3 }).picked).toEqual(["b", "a", "c"]);
  expect(picking([null, 3, null], { top: 3, atLeast: 0 }).picked).toEqual(["b"]);
});

test("nothing reaching the mark is a skip with the reason", () => {
  const { picked, best, rest } = picking([5, 6], { atLeast: 8 });
  expect(picked).toEqual([]);
  expect(best).toEqual(new Skip("no item reaches 8"));
  expect(rest).toEqual(["b", "a"]);
  expect(picking([]).best).toEqual(new Skip("there is nothing to pick from"));
});

test("scores find their items by key when some are missing, and by place when the keys differ", () => {
  const items = [item("x", "a"), item("y", "b"), item("z", "c")];
  expect(run(items, [item("z", 9), item("x", 4)]).best).toBe("c");
  expect(run(items, [item("1", 3), item("2", 9), item("3", 5)]).best).toBe("b");
  expect(run(items, []).best).toBe("a");
  expect(() => run(items, [item("1", 3)])).toThrow("3 items can't be matched with 1 scores");
});

test("picked and rest hold every item once, and no picked one is worse than one of the rest", () => {
  const marks = fc.array(fc.option(fc.integer({ min: 0, max: 10 })), { maxLength: 12 });
  fc.assert(
    fc.property(marks, fc.integer({ min: 1, max: 12 }), (list, top) => {
      const { picked, rest } = picking(list, { top });
      expect([...picked, ...rest].toSorted()).toEqual(picking(list, { top: 12 }).picked.toSorted());
      const mark = (name: unknown) => list[String(name).codePointAt(0)! - 97] ?? -1;
      const [worst, next] = [Math.min(11, ...picked.map(mark)), Math.max(-1, ...rest.map(mark))];
      expect(worst).toBeGreaterThanOrEqual(next);
      expect(picked.length).toBe(Math.min(top, list.length));
    }),
  );
});
