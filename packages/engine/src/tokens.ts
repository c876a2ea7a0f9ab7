import type { Price } from "./host.ts";

/** USD for a million tokens. */
export interface TokenPrice {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

/** Tokens of one call, as the server counted them. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
}

/** How many tokens a text can be, by its length in UTF-8: tokenizers differ, and so do languages. */
export function tokensOf(text: string): Price {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return { min: Math.floor(bytes / 6), max: Math.ceil(bytes / 2) };
}

/** USD for tokens; undefined where no price or no count is known. */
export function priceOfTokens(usage: TokenUsage | undefined, price: TokenPrice | undefined): number | undefined {
  if (!usage || !price) return undefined;
  return (usage.input * price.inputPerMillion + usage.output * price.outputPerMillion) / 1_000_000;
}

/** USD for a range of tokens. */
export function priceRange(input: Price, output: Price, price: TokenPrice | undefined): Price | undefined {
  const min = priceOfTokens({ input: input.min, output: output.min }, price);
  const max = priceOfTokens({ input: input.max, output: output.max }, price);
  return min === undefined || max === undefined ? undefined : { min, max };
}
