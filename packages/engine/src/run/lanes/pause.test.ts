import { expect, test } from "vitest";
import { Pause } from "./pause.ts";

/** Pauses of their full length. */
const patient = () => new Pause(() => 1);

test("a vendor that refuses again at the moment that it named is asked when the window has room, and not much later", () => {
  const pause = patient();
  pause.refusals = 8;
  pause.refused(0, { retryAfterMs: 1000 }, 60_000);
  expect(pause.until).toBe(60_000);
  pause.refused(0, { retryAfterMs: 90_000 }, 60_000);
  expect(pause.until).toBe(90_000);
});

test("what may have been waited for ends our own pause, but not the time that the vendor asked for", () => {
  const pause = patient();
  pause.refusals = 4;
  pause.refused(0, { retryAfterMs: 5000 });
  expect(pause.until).toBe(16_000);
  pause.end(2000);
  expect(pause.until).toBe(5000);
});

test("nobody asks before the answer can be another, and the first pause is as long as the vendor says", () => {
  const pause = patient();
  pause.refusals = 1;
  pause.refused(0, {}, 60_000, 10_000);
  expect(pause.until).toBe(10_000);
  pause.refused(0, { retryAfterMs: 3000 }, 60_000, 10_000);
  expect(pause.until).toBe(3000);
});
