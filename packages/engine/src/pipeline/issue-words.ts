import type { z } from "zod";
import { didYouMean } from "./nearest.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, in words that a reader of the file knows. */
export interface IssueWords {
  /** Goes on behind the value's name: `can't be "two"`, `is missing`. */
  readonly says: string;
  readonly expected?: string;
  readonly hint?: string;
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

/** Puts what a schema found into words. `root` is the value that was checked; the issue's path leads into it. */
export function issueWords(issue: Issue, root: unknown): IssueWords {
  const value = issue.path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), root);
  const expected = expectation(issue);
  const wanted = expected === undefined ? {} : { expected };
  if (issue.code === "unrecognized_keys") return { says: `has no ${quoted(issue.keys)}` };
  if (value === undefined) return { says: "is missing", ...wanted };
  if (expected === undefined) return { says: `can't be ${short(value)}: ${issue.message}` };
  const near =
    issue.code === "invalid_value" && typeof value === "string" ? didYouMean(value, issue.values.map(String)) : {};
  return { says: `can't be ${short(value)}`, ...wanted, ...near };
}

function expectation(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "too_small":
      return bound(issue.origin, Number(issue.minimum), issue.inclusive ? "at least" : "more than");
    case "too_big":
      return bound(issue.origin, Number(issue.maximum), issue.inclusive ? "at most" : "less than");
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "invalid_format":
      return issue.format === "url" ? "a URL" : undefined;
    case "invalid_union": {
      const ways = issue.errors.flatMap(([first]) => (first ? [expectation(first) ?? first.message] : []));
      return ways.length === 0 ? undefined : [...new Set(ways)].join(" or ");
    }
    default:
      return undefined;
  }
}

function bound(origin: string, limit: number, words: string): string {
  if (origin === "string")
    return limit === 1 && words === "at least" ? "a text that isn't empty" : `${words} ${limit} characters`;
  return origin === "array" || origin === "set"
    ? `${words} ${limit} item${limit === 1 ? "" : "s"}`
    : `${words} ${limit}`;
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `"${key}"`).join(", ");
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null;
}
