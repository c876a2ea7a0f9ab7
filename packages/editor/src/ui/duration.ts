import { locale } from "./money.ts";

/** A length of time in words: `0.4 s`, `12 s`, `2 min 8 s`, `1 hr 5 min`. */
export function span(seconds: number): string {
  if (seconds > 0 && seconds < 0.05) return `< ${unit("second", 0.1)}`;
  if (seconds < 10) return unit("second", Math.round(seconds * 10) / 10);
  const whole = Math.round(seconds);
  if (whole < 60) return unit("second", whole);
  if (whole < 3600) return two(["minute", Math.floor(whole / 60)], ["second", whole % 60]);
  return two(["hour", Math.floor(whole / 3600)], ["minute", Math.floor((whole % 3600) / 60)]);
}

/** From the least to the most, in seconds: `1 min 5 s – 2 min`. */
export function spanRange({ min, max }: { readonly min: number; readonly max: number }): string {
  const [least, most] = [span(min), span(max)];
  return least === most ? most : `${least} – ${most}`;
}

/** When something was, as short as it can be said: `14:05` today, `3 Nov, 14:05` else. `at` in ms since the epoch. */
export function moment(at: number, now = Date.now()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale(), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(today ? {} : { day: "numeric", month: "short" }),
  }).format(at);
}

/** When something was, to the second: `3 Nov, 14:05:12`. `at` in ms since the epoch. */
export function stamp(at: number): string {
  return new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

type Unit = "hour" | "minute" | "second";

function two(first: [Unit, number], second: [Unit, number]): string {
  return second[1] === 0 ? unit(...first) : `${unit(...first)} ${unit(...second)}`;
}

const short = { hour: "hr", minute: "min", second: "s" } as const;

/** English has the field's own abbreviations, which `Intl` writes otherwise. */
function unit(name: Unit, value: number): string {
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
  if (locale() === "en") return `${number} ${short[name]}`;
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(value);
}
