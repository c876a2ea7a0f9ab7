/** A sum of decimal amounts of US dollars, without what binary fractions leave behind. */
export function tidyUsd(usd: number): number {
  return Math.round(usd * 1e9) / 1e9;
}

/** An amount of US dollars for people: `$0.40`; smaller ones than a cent as they are. */
export function formatUsd(usd: number): string {
  return usd > 0 && usd < 0.01 ? `$${tidyUsd(usd)}` : `$${usd.toFixed(2)}`;
}
