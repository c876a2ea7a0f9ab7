import { afterEach, expect, test } from "vitest";
import { language } from "../language/language.ts";
import { moment, span, spanRange, stamp } from "./duration.ts";
import { money, moneyRange } from "./money.ts";
import { clock, timecode } from "./timecode.ts";

afterEach(() => language.setState("en", true));

test("money shows parts of a cent only where they are all there is", () => {
  language.setState("en", true);
  expect([0, 0.24, 0.004, 0.0125, 12.5].map(money)).toEqual(["$0.00", "$0.24", "$0.004", "$0.0125", "$12.50"]);
  expect(moneyRange({ min: 1.2, max: 2.4 })).toBe("$1.20 – $2.40");
  expect(moneyRange({ min: 0.1, max: 0.1, unknown: true })).toBe("$0.10 +");
});

test("lengths of time are told in the two largest units", () => {
  language.setState("en", true);
  expect([0.02, 0.44, 12.3, 128, 120, 3900].map(span)).toEqual([
    "< 0.1 s",
    "0.4 s",
    "12 s",
    "2 min 8 s",
    "2 min",
    "1 hr 5 min",
  ]);
  expect(spanRange({ min: 15, max: 15 })).toBe("15 s");
});

test("a clock has hours where there are any, and tenths where they are asked for", () => {
  expect([128_000, 3_725_000, -5].map((ms) => clock(ms))).toEqual(["02:08", "1:02:05", "00:00"]);
  expect(clock(9540, { tenths: true })).toBe("00:09.5");
});

test("a time code counts frames", () => {
  expect(timecode(3 + 4 / 24, 24)).toBe("00:00:03:04");
  expect(timecode(3661, 25)).toBe("01:01:01:00");
  expect(timecode(23.5 / 24, 24)).toBe("00:00:00:23");
});

test("moments are told by the clock of a day, with the day where it isn't today", () => {
  language.setState("en", true);
  const at = new Date(2026, 10, 3, 14, 5, 12).getTime();
  expect(moment(at, at)).toBe("14:05");
  expect(moment(at, at + 3 * 86_400_000)).toBe("Nov 3, 14:05");
  expect(stamp(at)).toBe("Nov 3, 14:05:12");
});

test("figures follow the language", () => {
  language.setState("zh", true);
  expect(money(0.24)).toBe("$0.24");
  expect(span(128)).toBe("2分钟 8秒");
  const at = new Date(2026, 10, 3, 14, 5).getTime();
  expect(moment(at, at)).toBe("14:05");
  expect(moment(at, at + 3 * 86_400_000)).toContain("11月3日");
});
