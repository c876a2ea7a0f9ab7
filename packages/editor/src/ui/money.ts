import { language } from "../language/language.ts";

const locales = { en: "en", zh: "zh-CN" } as const;

/** The locale for numbers and dates of the interface. */
export const locale = (): string => locales[language.getState()];

/** USD as people write it: `$0.24`; parts of a cent are shown where they are all there is. */
export function money(usd: number): string {
  return dollars(usd).format(usd);
}

function dollars(usd: number): Intl.NumberFormat {
  const small = usd !== 0 && Math.abs(usd) < 0.01;
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: small ? 4 : 2,
  });
}
