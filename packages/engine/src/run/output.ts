import type { Problem } from "../errors.ts";
import type { Result } from "../plan/result.ts";
import type { Value } from "../ports/values.ts";

/** An output as it is shown and sent: the value, a list with keys, or why there is none. */
export type Output =
  | Value
  | readonly OutputItem[]
  | { readonly skipped: string }
  | { readonly failed: Problem }
  | { readonly cancelled: true };

export type OutputItem = { readonly key: string } & (
  | { readonly value: Output }
  | { readonly skipped: string }
  | { readonly failed: Problem }
  | { readonly cancelled: true }
);

/** Turns what was asked of a run into plain JSON; nested axes become nested lists. */
export function toOutput(result: Result): Output {
  switch (result.state) {
    case "value":
      return result.value;
    case "list":
      return result.items.map(({ key, value }) => ({ key, value }));
    case "items":
      return result.items.map(({ key, result: inner }) => toItem(key, inner));
    case "skipped":
      return { skipped: result.reason };
    case "failed":
    case "blocked":
    case "held":
      return { failed: result.problem };
    default:
      return { cancelled: true };
  }
}

function toItem(key: string, result: Result): OutputItem {
  const output = toOutput(result);
  const isValue = result.state === "value" || result.state === "list" || result.state === "items";
  return isValue ? { key, value: output } : ({ key, ...(output as object) } as OutputItem);
}
