import { expect, test } from "vitest";
import { budgetText, costText, planText } from "./estimate-words.ts";

const total = (min: number, max = min, unknown = false) => ({ min, max, unknown });

test("what is left under a cap is told to be too little where it is, or may be", () => {
  const run = { cap: "run", usd: 0.5, spent: 0, reserved: 0 } as const;
  const day = { cap: "day", usd: 2, spent: 1.2, reserved: 0.4 } as const;
  const text = (min: number, max: number) => budgetText({ budgets: [run, day], total: total(min, max) });
  expect(text(0.2, 0.4)).toBe("$0.50 for this run; today $1.20 of $2.00 spent, $0.40 reserved");
  expect(text(0.2, 0.5)).toBe("$0.50 for this run; today $1.20 of $2.00 spent, $0.40 reserved (it may take more)");
  expect(text(0.8, 0.8)).toBe(
    "$0.50 for this run (too little for it); today $1.20 of $2.00 spent, $0.40 reserved (too little for it)",
  );
});

test("a price that nobody knows is not told as nothing (rule 28)", () => {
  expect(costText(total(0, 0, true))).toBe("not known");
  expect(costText(total(0.2, 0.2, true))).toBe("$0.20, and what can't be known yet");
  expect(planText({ total: total(0, 0, true) })).toBe("planned: a cost that nobody knows");
});
