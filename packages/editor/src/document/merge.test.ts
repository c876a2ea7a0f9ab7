import fc from "fast-check";
import { expect, test } from "vitest";
import { merge } from "./merge.ts";

const start = { nodes: { a: { use: "text", with: { text: "one" } }, b: { use: "save" } } };

test("what two people did to different places is all kept", () => {
  const mine = { nodes: { ...start.nodes, a: { use: "text", with: { text: "two" } } } };
  const theirs = { name: "Film", nodes: { a: start.nodes.a } };
  expect(merge(start, mine, theirs)).toEqual({ value: { name: "Film", nodes: { a: mine.nodes.a } }, clashes: [] });
});

test("one place that both changed is told with both values, and either can be taken", () => {
  const withText = (text: string) => ({ nodes: { ...start.nodes, a: { use: "text", with: { text } } } });
  const path = ["nodes", "a", "with", "text"];
  const merged = merge(start, withText("mine"), withText("theirs"));
  expect(merged).toEqual({ value: withText("mine"), clashes: [{ path, mine: "mine", theirs: "theirs" }] });
  expect(merge(start, withText("mine"), withText("theirs"), () => true).value).toEqual(withText("theirs"));
});

test("what one removed and the other changed is a clash, too", () => {
  const merged = merge(start, { nodes: { b: start.nodes.b } }, { nodes: { ...start.nodes, a: { use: "text" } } });
  expect(merged.clashes).toEqual([{ path: ["nodes", "a"], mine: undefined, theirs: { use: "text" } }]);
});

test("whoever changed nothing gets what the other made, and equal changes never clash", () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(json, json, (base, other) => {
      const clean = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      expect(merge(clean(base), clean(base), clean(other)).value).toEqual(clean(other));
      expect(merge(clean(base), clean(other), clean(base)).value).toEqual(clean(other));
      expect(merge(clean(base), clean(other), clean(other))).toEqual({ value: clean(other), clashes: [] });
    }),
    { seed: 20261129 },
  );
});
