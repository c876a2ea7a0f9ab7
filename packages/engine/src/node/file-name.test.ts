import * as fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "./file-name.ts";

test.for([
  ["film", "film"],
  ["My Film.mp4", "My-Film"],
  ["从种子到花朵", "从种子到花朵"],
  ["../../etc/passwd", "etc-passwd"],
  ["C:\\Windows\\x", "C-Windows-x"],
  [".env", "env"],
  ["con", "file-con"],
  ["Aux.old", "file-Aux.old"],
  ["  ", "untitled"],
  ["", "untitled"],
  ["a\0b\n c", "a-b-c"],
  ["no. 5", "no.-5"],
])("%j becomes %j", ([name, expected]) => {
  expect(safeFileName(name ?? "")).toBe(expected);
});

const anyCharacter = fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff)).map((code) => String.fromCodePoint(code));

test("no name leads out of a folder, hides, or is too long for a disk", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 100 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).toMatch(/^[^./\\:\p{Cc}][^/\\:\p{Cc}]*$/u);
      expect(safe).not.toMatch(/[. ]$/);
      expect(Buffer.byteLength(safe)).toBeLessThan(250);
      expect(safeFileName(safe)).toBe(safe);
    }),
  );
});
