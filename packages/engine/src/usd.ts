/** A sum of decimal amounts of US dollars, without what binary fractions leave behind. */
export function tidyUsd(usd: number): number {
  return Math.round(usd * 1e9) / 1e9;
}

/** An amount of US dollars for people: `$0.40`, `$12.00`; below a dollar with three digits that count: `$0.125`. */
export function formatUsd(usd: number): string {
  const digits = usd > 0 ? Math.min(9, Math.max(2, 2 - Math.floor(Math.log10(usd)))) : 2;
  return `$${usd.toFixed(digits).replace(/(\.\d\d\d*?)0+$/, "$1")}`;
}
