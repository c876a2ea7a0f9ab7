import { language } from "../language/language.ts";

const locales = { en: "en", zh: "zh-CN" } as const;

/** The locale for numbers and dates of the interface. */
export const locale = (): string => locales[language.getState()];

/** USD as people write it: `$0.24`; parts of a cent are shown in small amounts, such as the price of a second. */
export function money(usd: number): string {
  return dollars(usd).format(usd);
}

/** USD from the least to the most: `$1.20–2.40`; a plus says that there is more that nobody knows. */
export function moneyRange({ min, max, unknown = false }: { min: number; max: number; unknown?: boolean }): string {
  const format = dollars(Math.min(min > 0 ? min : max, max));
  // Digits that no reader would tell apart are one figure.
  const text = format.format(min) === format.format(max) ? format.format(max) : format.formatRange(min, max);
  return unknown ? `${text} +` : text;
}

function dollars(usd: number): Intl.NumberFormat {
  const small = Math.abs(usd) < 0.1;
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: small ? 4 : 2,
  });
}
