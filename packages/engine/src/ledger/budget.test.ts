import { expect, test } from "vitest";
import { Books } from "./books.ts";
import { describeExceeded, exceeded } from "./budget.ts";
import type { MoneyRecord } from "./record.ts";

const noon = Date.UTC(2026, 10, 23, 12);
const dayMs = 24 * 3_600_000;

function intent(name: string, run: string, account: string, reserved: number, at = noon): MoneyRecord {
  const facts = { place: "clip", model: `${account}/m`, clientKey: name };
  return { kind: "intent", job: `${name}#1`, key: name, attempt: 1, at, run, account, reserved, ...facts };
}

function booksOf(...records: MoneyRecord[]): Books {
  const books = new Books();
  for (const record of records) books.add(record);
  return books;
}

const asks = (usd: number, run = "r", account = "a") => ({ usd, run, account });
const allow = { unknownPrice: "allow" } as const;

test("a reservation fits up to the last cent of a cap, and not beyond, whatever binary fractions leave (rule 28)", () => {
  const books = booksOf(intent("x", "r", "a", 0.1), intent("y", "r", "a", 0.2));
  expect(exceeded(books, { ...allow, run: 0.4 }, asks(0.1), noon)).toBeUndefined();
  expect(exceeded(books, { ...allow, run: 0.4 }, asks(0.100_001), noon)).toEqual({
    cap: "run",
    usd: 0.4,
    spent: 0,
    reserved: 0.3,
    asked: 0.100_001,
  });
  expect(exceeded(books, allow, asks(1e6), noon)).toBeUndefined();
  expect(exceeded(books, { ...allow, run: 0 }, asks(0), noon)?.cap).toBe("run");
});

test("a day's cap counts all runs and accounts of that day in UTC, an account's cap its own", () => {
  const books = booksOf(
    intent("x", "other", "a", 1),
    intent("y", "other", "b", 1),
    intent("z", "other", "a", 5, noon - dayMs),
  );
  expect(exceeded(books, { ...allow, run: 1, day: 3 }, asks(1), noon)).toBeUndefined();
  expect(exceeded(books, { ...allow, day: 2.5 }, asks(1), noon)).toMatchObject({ cap: "day", reserved: 2 });
  expect(exceeded(books, { ...allow, accounts: { a: 1.5 } }, asks(1), noon)).toMatchObject({ cap: "account" });
  expect(exceeded(books, { ...allow, accounts: { a: 1.5 } }, asks(1, "r", "c"), noon)).toBeUndefined();
  expect(exceeded(books, { ...allow, day: 2.5 }, asks(1), noon + dayMs)).toBeUndefined();
});

test("a payer's cap counts all of their runs, on the day and in all, and nobody else's", () => {
  const own = (name: string, usd: number, at = noon) => ({ ...intent(name, "other", "a", usd, at), payer: "key:a" });
  const call = {
    kind: "call",
    job: "call:z",
    at: noon,
    run: "z",
    place: "p",
    account: "a",
    model: "m",
    usd: 0.5,
  } as const;
  const books = booksOf(own("x", 1), own("y", 4, noon - dayMs), intent("z", "z", "a", 9), { ...call, payer: "key:a" });
  const payer = (caps: { day?: number; total?: number }, name = "key:a") => ({ ...allow, payer: { name, ...caps } });
  expect(exceeded(books, payer({ day: 2 }), asks(0.5), noon)).toBeUndefined();
  expect(exceeded(books, payer({ day: 2 }), asks(0.6), noon)).toMatchObject({ cap: "payer", spent: 0.5, reserved: 1 });
  expect(exceeded(books, payer({ total: 6 }), asks(0.5), noon)).toBeUndefined();
  expect(exceeded(books, payer({ total: 6 }), asks(0.6), noon)).toMatchObject({ cap: "payer", reserved: 5 });
  expect(exceeded(books, payer({ total: 1 }, "key:b"), asks(1), noon)).toBeUndefined();
});

test("what is spent counts like what is reserved, and the sentence tells both", () => {
  const books = booksOf(
    intent("x", "r", "a", 1),
    { kind: "failed", job: "x#1", at: noon, problem: { kind: "provider", message: "" }, usd: 0.25 },
    intent("y", "r", "a", 0.5),
  );
  const over = exceeded(books, { ...allow, run: 1 }, asks(0.5), noon);
  expect(over && describeExceeded(over)).toBe(
    "The run budget of $1.00 is reached: $0.25 spent and $0.50 reserved, the next job may cost $0.50",
  );
});
