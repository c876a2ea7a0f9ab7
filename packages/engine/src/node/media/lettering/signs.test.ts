import { expect, test } from "vitest";
import { settable, titleText } from "./signs.ts";

test("what the bundled typefaces have is set as it is", () => {
  for (const text of ["The seed\n种子", "Ça commence — мир, λόγος", "さくら 花 €5 “so”", "", "  "]) {
    expect(settable(text)).toEqual({ text, missing: [] });
    expect(titleText(text)).toBe(text);
  }
});

test("a title loses its emoji and control characters, and nothing else", () => {
  expect(titleText("Lift-off 🚀👨‍👩‍👧\nday\t2\u0007\u001b")).toBe("Lift-off \nday 2");
});

test("signs that would come out as boxes are refused by name, and so is a title of emoji alone", () => {
  const refused = (sign: string) =>
    expect.objectContaining({ code: "no-glyph", message: `No typeface here has signs for ${sign}` });
  expect(() => titleText("Far \u{10FFF0}way 🚀")).toThrow(refused("\u{10FFF0}"));
  expect(() => titleText("🚀")).toThrow(refused("🚀"));
});
