import { expect, test } from "vitest";
import { formatUsd } from "./usd.ts";

test("amounts are told in cents, and in parts of them where they count: prices of a second are small", () => {
  const told = [0, 0.4, 12, 1.239, 0.125, 0.05, 0.0125, 0.2 / 3, 0.00123, 0.000_000_4].map(formatUsd);
  expect(told).toEqual(
    ["0.00", "0.40", "12.00", "1.24", "0.125", "0.05", "0.0125", "0.0667", "0.00123", "0.0000004"].map(
      (text) => `$${text}`,
    ),
  );
});
