import fc from "fast-check";
import { expect, it } from "vitest";
import { isName } from "./names.ts";

it("takes letters, digits, - and _ behind a letter, up to 64 characters", () => {
  const slug = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
  const near = fc.string({ unit: fc.constantFrom(..."aZ09_-@[`{/: é"), maxLength: 66 });
  fc.assert(fc.property(fc.oneof(near, fc.string()), (text) => isName(text) === slug.test(text)));
  expect([isName("a".repeat(64)), isName("a".repeat(65)), isName("")]).toEqual([true, false, false]);
});

it("refuses names that would reach an object's prototype", () => {
  expect(["constructor", "prototype", "__proto__"].filter(isName)).toEqual([]);
});
