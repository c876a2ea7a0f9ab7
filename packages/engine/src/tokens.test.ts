import { expect, test } from "vitest";
import { priceOfTokens, priceRange, tokensOf } from "./tokens.ts";

test("a text has more tokens the longer it is in UTF-8, and a range that holds usual tokenizers", () => {
  // Counts of these texts by usual tokenizers: 9 to 10, and 8 to 13.
  expect(tokensOf("a boat on a calm sea at dawn, slowly")).toEqual({ min: 6, max: 18 });
  expect(tokensOf("黎明时分平静的海面上")).toEqual({ min: 5, max: 15 });
  expect(tokensOf("")).toEqual({ min: 0, max: 0 });
});

test("tokens without a price, or a price without tokens, are unknown", () => {
  const price = { inputPerMillion: 2, outputPerMillion: 8 };
  expect(priceOfTokens({ input: 1_000_000, output: 500_000 }, price)).toBe(6);
  expect(priceOfTokens(undefined, price)).toBeUndefined();
  expect(priceOfTokens({ input: 1, output: 1 }, undefined)).toBeUndefined();
  expect(priceRange({ min: 0, max: 1 }, { min: 0, max: 1 }, undefined)).toBeUndefined();
});
