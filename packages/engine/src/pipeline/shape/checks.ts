import { didYouMean, nearest } from "../nearest.ts";
import type { Steps } from "../pointer.ts";
import type { Report } from "./report.ts";

/**
 * Tells whether a value has the right shape, and reports what has not. The path is one list that grows and
 * shrinks as the checks go in and out: copies would cost more than all the rest.
 */
export type Check = (value: unknown, path: Steps, report: Report) => boolean;

/** A check of one value. `expected` completes the sentence "Expected …". */
function value(expected: string, right: (value: unknown) => boolean): Check {
  return (value, path, report) => {
    if (right(value)) return true;
    report.add(path, "wrong-type", `Expected ${expected}, got ${describe(value)}`, { expected });
    return false;
  };
}

export const anything: Check = () => true;
export const text = value("a text", (value) => typeof value === "string");
export const boolean = value("true or false", (value) => typeof value === "boolean");
export const count = value("a whole number from 1", (value) => Number.isSafeInteger(value) && Number(value) >= 1);
export const amount = value("a number from 0", (value) => typeof value === "number" && value >= 0);

/** One of a few words. */
export function choice(...words: readonly string[]): Check {
  const expected = words.map((word) => `"${word}"`).join(" or ");
  return (value, path, report) => {
    if (words.some((word) => word === value)) return true;
    const hint = typeof value === "string" ? didYouMean(value, words) : {};
    report.add(path, "wrong-value", `Expected ${expected}, got ${describe(value)}`, { expected, ...hint });
    return false;
  };
}

/** A list whose elements all fit. */
export function list(item: Check): Check {
  const isList = value("a list", Array.isArray);
  return (value, path, report) => {
    if (!isList(value, path, report) || !Array.isArray(value)) return false;
    let fits = true;
    value.forEach((element, index) => {
      path.push(index);
      fits = item(element, path, report) && fits;
      path.pop();
    });
    return fits;
  };
}

/**
 * An object whose keys are names given by the author. Entries that don't fit are left out of it, so that the
 * rest can be checked further: the value must be the reader's own.
 */
export function record(item: Check, key: Check = anything): Check {
  return (value, path, report) => {
    if (!isObject(value)) return wrongObject(value, path, report);
    for (const name of Object.keys(value)) {
      path.push(name);
      key(name, path, report);
      if (!item(value[name], path, report)) delete value[name];
      path.pop();
    }
    return true;
  };
}

/**
 * An object with known keys. It doesn't fit without the `required` ones; others that don't fit are left out.
 * Unknown keys stay; a warning is given where one looks like a slip.
 */
export function object(fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  const checks = new Map(Object.entries(fields));
  return (value, path, report) => {
    if (!isObject(value)) return wrongObject(value, path, report);
    for (const name of required) {
      if (!Object.hasOwn(value, name))
        report.add(path, "missing-key", `"${name}" is missing`, { expected: `"${name}"` });
    }
    for (const name of Object.keys(value)) {
      const check = checks.get(name) ?? unknownKey(name, checks.keys());
      path.push(name);
      if (!check(value[name], path, report)) delete value[name];
      path.pop();
    }
    return required.every((name) => Object.hasOwn(value, name));
  };
}

/** A value without which there is no pipeline at all. */
export function vital(check: Check): Check {
  return (value, path, report) => {
    const fits = check(value, path, report);
    if (!fits) report.broken = true;
    return fits;
  };
}

function unknownKey(name: string, names: Iterable<string>): Check {
  return (_, path, report) => {
    const near = nearest(name, names);
    const message = `The key "${name}" has no meaning here`;
    if (near !== undefined)
      report.add(path, "unknown-key", message, { hint: `did you mean "${near}"?`, severity: "warning" });
    return true;
  };
}

const wrongObject = value("an object", () => false);

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a message: short, whatever it is. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  if (typeof value !== "string") return String(value);
  return value.length > 40 ? `a text of ${value.length} characters` : JSON.stringify(value);
}
