import { describe, expect, test } from "vitest";
import type { Value } from "../ports/values.ts";
import { compileCondition } from "./condition.ts";
import type { VariableType } from "./condition.ts";

const variables: Record<string, VariableType> = {
  score: "score",
  style: "text",
  styles: "list<text>",
  seconds: "number",
  clean: "boolean",
  verdict: "json",
  video: "video",
  value: "dyn",
};

function met(text: string, values: Record<string, Value>): boolean {
  const compiled = compileCondition(text, variables);
  if ("problems" in compiled) throw new Error(compiled.problems.map((problem) => problem.message).join("; "));
  return compiled.test(values);
}

function problems(text: string): string[] {
  const compiled = compileCondition(text, variables);
  return "problems" in compiled ? compiled.problems.map(({ message, hint }) => `${message} | ${hint ?? ""}`) : [];
}

const judged = (score: number | null): Value => ({ score, reasons: [], by: ["measured"] });

test.each([
  ["score >= 8", { score: judged(8) }, true],
  ["score >= 8", { score: judged(7.9) }, false],
  ["score == 8", { score: judged(8) }, true],
  ["-1 < score", { score: judged(0) }, true],
  ["score >= 8", { score: 9 }, true],
  ["value >= 8", { value: judged(9) }, true],
  ['style == "noir" || seconds > 4', { style: "x", seconds: 5 }, true],
  ["style == 'no\\'ir\\u0041'", { style: "no'irA" }, true],
  ['style in styles && style in ["noir", "35mm film"]', { style: "noir", styles: ["noir"] }, true],
  ["size(styles) == 2 && styles.size() >= 2", { styles: ["a", "b"] }, true],
  ["size(style) == 1", { style: "🎬" }, true],
  ['style.startsWith("no") && style.endsWith("r") && style.contains("oi")', { style: "noir" }, true],
  ["clean", { clean: true }, true],
  ["!clean", { clean: true }, false],
  ["verdict.camera.score >= 6 ? clean : !clean", { verdict: { camera: { score: 7 } }, clean: true }, true],
  ['"camera" in verdict', { verdict: { camera: 1 } }, true],
  ["verdict == null", { verdict: null }, true],
  ["verdict.a == verdict.b", { verdict: { a: [1, { x: 2 }], b: [1, { x: 2 }] } }, true],
  ["verdict.a == verdict.b", { verdict: { a: { x: 1 }, b: { y: 1 } } }, false],
  ["1 in verdict", { verdict: [2, 1] }, true],
  ["video.seconds > 4", { video: { media: "video", seconds: 5 } }, true],
  ["clean && (seconds > 1 || seconds < 0) != false", { clean: true, seconds: 2 }, true],
] as const)("%s for %o is %o", (text, values, answer) => {
  expect(met(text, values)).toBe(answer);
});

describe("a condition that reads something without an answer", () => {
  test.each([
    ["score >= 8", { score: judged(null) }],
    ["score < 8", { score: judged(null) }],
    ["!(score >= 8)", { score: judged(null) }],
    ["score >= 8 && clean", { score: judged(null), clean: true }],
    ["score > 1 ? true : true", { score: judged(null) }],
    ["seconds > 4", {}],
    ["value > 4", { value: "x" }],
    ["value", { value: "true" }],
    ["value > 4", { value: judged(null) }],
    ["verdict.camera.score >= 6", { verdict: { camera: { score: null } } }],
    ["verdict.nothing == null", { verdict: {} }],
    ["score in [1, 2]", { score: judged(null) }],
    ["[score] == [score]", { score: judged(null) }],
    ["size(verdict) == 0", { verdict: 4 }],
    ["1 in verdict", { verdict: 4 }],
    ['verdict.contains("a")', { verdict: 4 }],
  ] as const)("is not met: %s for %o", (text, values) => {
    expect(met(text, values)).toBe(false);
  });

  test.each([
    ["score >= 8 || clean", { score: judged(null), clean: true }],
    ["clean || score >= 8", { score: judged(null), clean: true }],
    ["!(score >= 8 && clean)", { score: judged(null), clean: false }],
    ["!(clean && score >= 8)", { score: judged(null), clean: false }],
  ] as const)("is met where the rest decides alone: %s for %o", (text, values) => {
    expect(met(text, values)).toBe(true);
  });
});

test("a condition says what it reads", () => {
  const compiled = compileCondition(
    'size(styles) > 1 && (style in styles || verdict.a.b == 1) ? !clean : score > 1 && style.contains("a")',
    variables,
  );
  expect("reads" in compiled && compiled.reads).toEqual(["styles", "style", "verdict", "clean", "score"]);
});

test.each([
  ["scor >= 8", 'nothing named "scor"', 'did you mean "score"?'],
  ["xyzxyz >= 8", 'nothing named "xyzxyz"', "there are score, style"],
  ["score > style", '">" orders two numbers or two texts, not a number and a text', ""],
  ["score == 'x'", "a number is compared with a text", ""],
  ["score == null", "a number is compared with null", ""],
  ["clean < true", "orders two numbers or two texts", ""],
  ["score", "gives a number, not true or false", "compare it"],
  ["styles", "gives a list of texts", ""],
  ["score && clean", '"&&" takes true or false, not a number', ""],
  ["!style", '"!" takes true or false', ""],
  ["style in style", '"in" looks in a list, not in a text', ""],
  ["1 in styles", "a number is looked for in a list of texts", ""],
  ["score.score > 1", 'a number has no field "score"', ""],
  ["size(score) > 1", '"size" counts a text or a list, not a number', ""],
  ["style.contains(1)", '"contains" takes a text, not a number', ""],
  ["clean ? score : style", "one choice gives a number, the other a text", ""],
  ["video > 4", "not a media file and a number", ""],
  ["score = 8", 'unexpected "="', 'write "=="'],
  ["score => 8", 'unexpected "="', 'write ">="'],
  ["score =< 8", 'unexpected "="', 'write "<="'],
  ["score >= 8 and clean", 'unexpected "and"', 'write "&&" for "and"'],
  ["clean & clean", 'unexpected "&"', 'write "&&"'],
  ["$score >= 8", 'unexpected "$"', "without a dollar"],
  ["score + 1 > 8", 'unexpected "+"', ""],
  ["score - 1 > 8", "no arithmetic", "a name with a dash"],
  ["-score > 8", "only before a number", ""],
  ["style == 'x", "no closing quote", ""],
  ["style == '\\q'", "unknown escape", ""],
  ["style == r'x'", 'prefix "r"', ""],
  ["score >= 8u", "a number ends in letters", ""],
  ["score >= 1e999", "too large", ""],
  ["score >=", "ends too early", ""],
  ["", "ends too early", ""],
  ["(clean", 'ends too early, expected ")"', ""],
  ["clean ? clean", 'expected ":"', ""],
  ["score >= 8 score", 'unexpected "score"', ""],
  ["style.matches('a')", 'no function "matches"', "there are size, startsWith"],
  ["contains(style, 'a')", 'no function "contains"', ""],
  ["style.contains()", '"contains" takes one value', ""],
  ["size(style, style) > 1", '"size" takes one value', ""],
  ["verdict.null == 1", 'unexpected "null"', ""],
  ["in > 1", 'unexpected "in"', ""],
  ["for > 1", 'unexpected "for"', ""],
])("%s is refused: %s", (text, message, hint) => {
  const [first = ""] = problems(text);
  expect(first).toContain(message);
  expect(first).toContain(hint);
});

test("all mistakes in types are told at once, with their places", () => {
  expect(problems("scor > 1 && styl == 'x' && score == 'x'")).toEqual([
    expect.stringContaining('at 1: there is nothing named "scor"'),
    expect.stringContaining('at 13: there is nothing named "styl"'),
    expect.stringContaining("at 28: a number is compared with a text"),
  ]);
});

describe("a hostile condition is refused", () => {
  test.each([
    ["reach for the prototype", "verdict.__proto__.x = 1"],
    ["call a constructor", "verdict.constructor.constructor('return process')()"],
    ["reach by index", "verdict['constructor']"],
    ["name a global", "process.exit() == 1"],
    ["loop", "styles.all(a, styles.all(b, styles.all(c, a == b)))"],
    ["match a pattern", "style.matches('(a+)+$')"],
    ["nest parentheses", `${"(".repeat(200)}clean${")".repeat(200)}`],
    ["nest lists", `${"[".repeat(200)}${"]".repeat(200)} == []`],
    ["nest negations", `${"!".repeat(400)}clean`],
    ["nest choices", `${"clean ? clean : ".repeat(30)}clean`],
    ["widen", Array.from({ length: 60 }, () => "clean").join("||")],
    ["lengthen", `clean${" ".repeat(1_000_000)}`],
    ["lengthen a text", `style == "${"x".repeat(1_000_000)}"`],
    ["walk far", `verdict${".a".repeat(240)} == 1`],
    ["quote badly", `style == "${"\\".repeat(400)}`],
    ["write a NUL", "clean \0 clean"],
  ])("%s", (_, text) => {
    expect(problems(text)).not.toEqual([]);
  });

  test("values can't lend it a prototype", () => {
    expect(met("verdict.constructor == 1", { verdict: {} })).toBe(false);
    expect(met("verdict.length == 0", { verdict: [] })).toBe(false);
    expect(met('"toString" in verdict', { verdict: {} })).toBe(false);
    expect(met("verdict.__proto__ == null", { verdict: {} })).toBe(false);
    expect(problems("constructor == 1")).toHaveLength(1);
    expect(problems("__proto__ == 1")).toHaveLength(1);
  });
});
