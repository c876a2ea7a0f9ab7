import type { Expression, Ordering } from "./syntax.ts";

/** No answer: a score that nobody judged, an absent value, or one of the wrong type. */
export const noAnswer: unique symbol = Symbol("no answer");

/**
 * Evaluates a condition. Never throws.
 *
 * What has no answer makes what depends on it have none, except where the rest decides alone:
 * `true || none` is true and `false && none` is false, in either order, as CEL rules for errors.
 */
export function evaluate(part: Expression, read: (name: string) => unknown): unknown {
  switch (part.op) {
    case "literal":
      return part.value;
    case "name":
      return read(part.name);
    case "get":
      return field(evaluate(part.of, read), part.key);
    case "list":
      return all(part.items.map((item) => evaluate(item, read)));
    case "not": {
      const of = evaluate(part.of, read);
      return typeof of === "boolean" ? !of : noAnswer;
    }
    case "&&":
      return decide(false, part.left, part.right, read);
    case "||":
      return decide(true, part.left, part.right, read);
    case "?:": {
      const test = evaluate(part.test, read);
      return typeof test === "boolean" ? evaluate(test ? part.yes : part.no, read) : noAnswer;
    }
    case "size":
      return size(evaluate(part.of, read));
    case "startsWith":
    case "endsWith":
    case "contains": {
      const [of, piece] = [evaluate(part.of, read), evaluate(part.part, read)];
      if (typeof of !== "string" || typeof piece !== "string") return noAnswer;
      return part.op === "contains" ? of.includes(piece) : of[part.op](piece);
    }
    default: {
      const [left, right] = [evaluate(part.left, read), evaluate(part.right, read)];
      if (left === noAnswer || right === noAnswer) return noAnswer;
      if (part.op === "==") return equal(left, right);
      if (part.op === "!=") return !equal(left, right);
      return part.op === "in" ? within(left, right) : ordered(part.op, left, right);
    }
  }
}

function decide(by: boolean, left: Expression, right: Expression, read: (name: string) => unknown): unknown {
  const first = evaluate(left, read);
  if (first === by) return by;
  const second = evaluate(right, read);
  if (second === by) return by;
  return typeof first === "boolean" && typeof second === "boolean" ? !by : noAnswer;
}

function ordered(op: Ordering, left: unknown, right: unknown): unknown {
  if (typeof left === "number" && typeof right === "number") return holds(op, left - right);
  if (typeof left === "string" && typeof right === "string") return holds(op, left < right ? -1 : left > right ? 1 : 0);
  return noAnswer;
}

function holds(op: Ordering, difference: number): boolean {
  if (op === "<") return difference < 0;
  if (op === "<=") return difference <= 0;
  return op === ">" ? difference > 0 : difference >= 0;
}

function within(item: unknown, place: unknown): unknown {
  if (Array.isArray(place)) return place.some((other) => equal(item, other));
  if (!isRecord(place)) return noAnswer;
  return typeof item === "string" && Object.hasOwn(place, item);
}

function field(of: unknown, key: string): unknown {
  return isRecord(of) && Object.hasOwn(of, key) ? of[key] : noAnswer;
}

function size(of: unknown): unknown {
  if (typeof of === "string") return [...of].length;
  if (Array.isArray(of)) return of.length;
  return isRecord(of) ? Object.keys(of).length : noAnswer;
}

function all(items: readonly unknown[]): unknown {
  return items.includes(noAnswer) ? noAnswer : items;
}

/** Equal by content. Values of different types are unequal. */
function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => equal(item, b[at]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
