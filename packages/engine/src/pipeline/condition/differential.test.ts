import { run } from "@bufbuild/cel";
import type { CelInput } from "@bufbuild/cel";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../ports/values.ts";
import { compileCondition } from "../condition.ts";
import type { VariableType } from "../condition.ts";

/** The same expression for us and for CEL, where numbers must be written as doubles. */
type Pair = readonly [ours: string, cel: string];

const numbers = fc.constantFrom(-1, 0, 0.5, 1, 2, 8, 10);
const texts = fc.constantFrom("", "a", "ab", "b", "noir", "é\n", "\"'\\");
const same = (text: string): Pair => [text, text];
const join = (...parts: readonly (string | Pair)[]): Pair => [
  parts.map((part) => (typeof part === "string" ? part : part[0])).join(""),
  parts.map((part) => (typeof part === "string" ? part : part[1])).join(""),
];

const { boolean } = fc.letrec<{ number: Pair; text: Pair; list: Pair; boolean: Pair; anything: Pair }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    numbers.map((value): Pair => [String(value), Number.isInteger(value) ? `${value}.0` : String(value)]),
    fc.constantFrom("n", "m", "missing", "j.n", "j.deep.n", "j.none").map(same),
    fc.oneof(tie("text"), tie("list")).map((of): Pair => [`size(${of[0]})`, `double(size(${of[1]}))`]),
    tie("text").map((of): Pair => [`(${of[0]}).size()`, `double((${of[1]}).size())`]),
    fc.tuple(tie("boolean"), tie("number"), tie("number")).map(([a, b, c]) => join("(", a, " ? ", b, " : ", c, ")")),
  ),
  text: fc.oneof(
    texts.map((value) => same(JSON.stringify(value))),
    fc.constantFrom("s", "t", "j.s", "j.none").map(same),
  ),
  list: fc.oneof(
    fc.constantFrom("l", "j.list").map(same),
    fc.array(tie("text"), { maxLength: 3 }).map((items) => {
      const inner = items.flatMap((item, at) => (at === 0 ? [item] : [", ", item]));
      return join("[", ...inner, "]");
    }),
  ),
  anything: fc.oneof(
    tie("number"),
    tie("text"),
    tie("list"),
    fc.constantFrom("j", "j.deep", "j.nil", "null").map(same),
  ),
  boolean: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom("true", "false", "yes", "j.yes", "j.n", "j.none").map(same),
    fc
      .tuple(tie("number"), fc.constantFrom("<", "<=", ">", ">=", "==", "!="), tie("number"))
      .map(([a, op, b]) => join("(", a, ` ${op} `, b, ")")),
    fc
      .tuple(tie("text"), fc.constantFrom("<", ">=", "==", "!="), tie("text"))
      .map(([a, op, b]) => join("(", a, ` ${op} `, b, ")")),
    fc
      .tuple(tie("list"), fc.constantFrom("==", "!="), tie("list"))
      .map(([a, op, b]) => join("(", a, ` ${op} `, b, ")")),
    fc
      .tuple(fc.constantFrom("j.list", "j.deep", "j.none", "j.n"), tie("anything"))
      .map(([a, b]) => join("(", a, " == ", b, ")")),
    fc.tuple(tie("text"), tie("list")).map(([a, b]) => join("(", a, " in ", b, ")")),
    fc.tuple(tie("text"), fc.constantFrom("j", "j.deep", "j.list")).map(([a, b]) => join("(", a, " in ", b, ")")),
    fc
      .tuple(tie("text"), fc.constantFrom("startsWith", "endsWith", "contains"), tie("text"))
      .map(([a, name, b]) => join("(", a, `).${name}(`, b, ")")),
    tie("boolean").map((of) => join("!", of)),
    fc
      .array(fc.tuple(fc.constantFrom(" && ", " || "), tie("boolean")), { minLength: 1, maxLength: 3 })
      .map((terms) => join("(", ...terms.flatMap(([op, term], at) => (at === 0 ? [term] : [op, term])), ")")),
    fc.tuple(tie("boolean"), tie("boolean"), tie("boolean")).map(([a, b, c]) => join("(", a, " ? ", b, " : ", c, ")")),
  ),
}));

const variables: Record<string, VariableType> = {
  n: "number",
  m: "score",
  missing: "score",
  s: "text",
  t: "text",
  l: "list<text>",
  yes: "boolean",
  j: "json",
};

const values = fc.record({
  n: numbers,
  m: numbers,
  s: texts,
  t: texts,
  l: fc.array(texts, { maxLength: 3 }),
  yes: fc.boolean(),
  j: fc.constantFrom<Json>(
    { n: 8, s: "noir", yes: true, list: ["a", "b"], deep: { n: 1, a: 1 }, nil: null },
    { n: "8", s: 1, yes: 0, list: { a: 1 }, deep: { n: null } },
    {},
  ),
});

function toCel(value: Json): CelInput {
  if (Array.isArray(value)) return value.map(toCel);
  if (value === null || typeof value !== "object") return value as CelInput;
  return new Map(Object.entries(value).map(([key, inner]) => [key, toCel(inner)]));
}

test("conditions mean what CEL says", () => {
  const answers: boolean[] = [];
  fc.assert(
    fc.property(boolean, values, ([ours, cel], given) => {
      const compiled = compileCondition(ours, variables);
      // CEL's own library refuses fewer expressions: it has no limits and checks no types here.
      if ("problems" in compiled) return;
      const bindings = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, toCel(value)]));
      const answer = compiled.test(given);
      answers.push(answer);
      expect(answer).toBe(run(cel, bindings) === true);
    }),
    { numRuns: 2000, seed: 8 },
  );
  const met = answers.filter(Boolean).length;
  expect([answers.length > 1000, met > 300, met < answers.length - 300]).toEqual([true, true, true]);
});
