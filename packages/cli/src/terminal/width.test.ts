import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, oneLine, pad, widthOf, wrap } from "./width.ts";

test("Chinese letters take two columns, marks above letters none", () => {
  expect(widthOf("abc")).toBe(3);
  expect(widthOf("雨夜")).toBe(4);
  expect(widthOf("e\u0301")).toBe(1);
  expect(pad("雨", 4)).toBe("雨  ");
  expect(pad("7", 3, "start")).toBe("  7");
});

test("a text that is cut says so and fits", () => {
  expect(cut("watercolour", 6)).toBe("water…");
  expect(cut("雨夜的街", 5)).toBe("雨夜…");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(30), (text, width) => {
      expect(widthOf(cut(text, width))).toBeLessThanOrEqual(Math.max(width, 0));
    }),
    { seed: 1 },
  );
});

test("nothing that moves the cursor or turns the writing gets through", () => {
  expect(oneLine("a\u001B[2Jb\r\nc\u202Ed")).toBe("a [2Jb c d");
  fc.assert(
    fc.property(
      fc.array(fc.nat(0x3000)).map((codes) => String.fromCharCode(...codes)),
      (text) => !/\p{Cc}/u.test(oneLine(text)),
    ),
    { seed: 1 },
  );
});

test("lines break at spaces", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("unbreakable word", 4)).toEqual(["unbreakable", "word"]);
});
