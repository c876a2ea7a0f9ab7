import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId, own } from "./names.ts";
import {
  argumentOf,
  formatReference,
  literalOf,
  meaningOf,
  misusesOf,
  parseReference,
  referencesOf,
} from "./references.ts";

describe("a string is", () => {
  test.each([
    ["$clip.video", { reference: { node: "clip", port: "video" } }],
    ["$lint-1.a_b", { reference: { node: "lint-1", port: "a_b" } }],
    ["$inputs.idea", { reference: { node: "inputs", port: "idea" } }],
    ["$state.prompt", { reference: { node: "state", port: "prompt" } }],
    ["$iteration", { reference: { node: "iteration", port: "" } }],
    ["$toString.valueOf", { reference: { node: "toString", port: "valueOf" } }],
    ["", { literal: "" }],
    ["a $ b", { literal: "a $ b" }],
    ["$$", { literal: "$" }],
    ["$$clip.video", { literal: "$clip.video" }],
    ["$$$5", { literal: "$$5" }],
  ])("%s: %o", (text, meaning) => {
    expect(meaningOf(text)).toEqual(meaning);
  });

  test.each([
    ["$clip", '"$clip" names no port'],
    ["$inputs", '"$inputs" names no port'],
    ["$", '"$" is not a reference'],
    ["$5", '"$5" is not a reference'],
    ["$clip.", '"$clip." is not a reference'],
    ["$clip.a.b", '"$clip.a.b" is not a reference'],
    ["$ clip.a", '"$ clip.a" is not a reference'],
    ["$iteration.x", '"$iteration.x" is not a reference'],
    ["$clip.constructor", '"$clip.constructor" is not a reference'],
    ["$__proto__.x", '"$__proto__.x" is not a reference'],
    [`$${"x".repeat(1_000_000)}`, `"$${"x".repeat(78)}…" is not a reference`],
  ])("wrong: %.20s", (text, wrong) => {
    expect(meaningOf(text)).toEqual({ wrong });
  });
});

test("references are whole arguments or elements of a list, in order", () => {
  expect(referencesOf("$a.x")).toEqual([{ node: "a", port: "x" }]);
  expect(referencesOf(["$b.y", "text", 3, "$a.x", "$$c.z", ["$d.w"]])).toEqual([
    { node: "b", port: "y" },
    { node: "a", port: "x" },
  ]);
  for (const value of ["text", "$$a.x", 3, null, { a: "$a.x" }, undefined]) expect(referencesOf(value)).toEqual([]);
});

test("every lone dollar that is no reference is told, with its place", () => {
  const value = { a: ["$x.y", "$5"], b: { c: "$$5" }, d: "$" };
  expect(misusesOf(value).map(({ path, message }) => [path.join("/"), message])).toEqual([
    ["a/0", 'the reference "$x.y" stands too deep'],
    ["a/1", '"$5" is not a reference'],
    ["d", '"$" is not a reference'],
  ]);
  expect(misusesOf(["$x.y", "$$5", "$iteration"])).toEqual([]);
});

test("what is made of a value is read back as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = argumentOf(JSON.parse(JSON.stringify(value)));
      expect(literalOf(written)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(misusesOf(written)).toEqual([]);
      expect(referencesOf(written)).toEqual([]);
    }),
    { seed: 1 },
  );
});

test("a reference is written as it was read", () => {
  const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/).filter(isId);
  fc.assert(
    fc.property(id, id, (node, port) => {
      const reference = { node, port };
      expect(parseReference(formatReference(reference))).toEqual(reference);
    }),
    { seed: 1 },
  );
  expect(formatReference({ node: "iteration", port: "" })).toBe("$iteration");
});

test("a record gives only its own entries", () => {
  const record = JSON.parse('{ "a": 1, "__proto__": 2 }') as Record<string, number>;
  expect([own(record, "a"), own(record, "toString"), own(record, "b"), own(undefined, "a")]).toEqual([
    1,
    undefined,
    undefined,
    undefined,
  ]);
});
