import type { z } from "zod";
import { nearest } from "../pipeline/nearest.ts";

type Issue = z.core.$ZodIssue;

/** The nearest value that a parameter takes: the limit that a number passes, or the choice that was meant. */
export function mended(issue: Issue, value: unknown): string | number | undefined {
  switch (issue.code) {
    case "too_big":
      return limit(issue, issue.maximum);
    case "too_small":
      return limit(issue, issue.minimum);
    case "invalid_value":
      return typeof value === "string" ? nearest(value, issue.values.map(String)) : undefined;
    default:
      return undefined;
  }
}

function limit({ origin, inclusive }: { origin: string; inclusive?: boolean | undefined }, at: number | bigint) {
  return inclusive === true && (origin === "number" || origin === "int") ? Number(at) : undefined;
}
