import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { find, first, lexicon } from "./lexicon.ts";

const things = lexicon({
  tree: "tree, 树",
  person: "person, people, 人, 行人, !nobody",
  robot: "robot, 机器人",
  car: "car, 车, ~cable car",
  text: "text, caption, 文字",
});
const seen = (text: string) => find(things, text).map(({ id, negated }) => (negated ? `-${id}` : id));

describe("words", () => {
  test.each([
    ["a street", []],
    ["a tree in the street", ["tree"]],
    ["Trees, TREE and tree's bark", ["tree", "tree", "tree"]],
    ["a cable car", []],
    ["cable, car", ["car"]],
    ["机器人看着树", ["robot", "tree"]],
    ["", []],
  ])("%j holds %j", (text, ids) => expect(seen(text)).toEqual(ids));

  test("what one row passes over may be the word of another, whichever comes first", () => {
    const cat = "猫, ~熊猫";
    const bear = "熊, 熊猫";
    for (const table of [lexicon({ cat, bear }), lexicon({ bear, cat })])
      expect(find(table, "熊猫和猫").map(({ id }) => id)).toEqual(["bear", "cat"]);
  });

  test("a match tells where it stands", () => {
    const match = first(things, "two old trees");
    expect(match).toMatchObject({ id: "tree", text: "trees", at: 8, end: 13 });
  });

  test("verbs match in their forms", () => {
    const acts = lexicon({ run: "run, ran", dance: "dance", carry: "carry" }, "verbs");
    expect(find(acts, "runs running ran danced dancing carried").map(({ id }) => id)).toEqual([
      "run",
      "run",
      "run",
      "dance",
      "dance",
      "carry",
    ]);
  });
});

describe("negation", () => {
  test.each([
    ["no people", ["-person"]],
    ["an empty road without people, cars or text", ["-person", "-car", "-text"]],
    ["without people, cars, or text, a tree", ["-person", "-car", "-text", "tree"]],
    ["no people, a tree", ["-person", "tree"]],
    ["no people under the tree", ["-person", "tree"]],
    ["no people. A car", ["-person", "car"]],
    ["not only people", ["person"]],
    ["text-free", ["-text"]],
    ["nobody, a robot", ["-person", "robot"]],
    ["没有行人的车", ["-person", "car"]],
    ["没有人、车，有树", ["-person", "-car", "tree"]],
    ["无人的树", ["-person", "tree"]],
    ["无边的树", ["tree"]],
    ["画面中不要出现文字，一个机器人", ["-text", "robot"]],
  ])("%j holds %j", (text, ids) => expect(seen(text)).toEqual(ids));
});

test("any text is read, quickly, with matches in order that don't overlap", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 120 }), (noise) => {
      const text = `${noise} tree ${noise}人`;
      const matches = find(things, text);
      let at = 0;
      for (const match of matches) {
        expect(match.at).toBeGreaterThanOrEqual(at);
        expect(text.slice(match.at, match.end)).toBe(match.text);
        at = match.end;
      }
    }),
    { seed: 7 },
  );
});

test("a very long text takes no long time", () => {
  const started = performance.now();
  find(things, "no tree, or ".repeat(200_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
