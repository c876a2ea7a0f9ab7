import { limits } from "../limits.ts";
import { hostileNames } from "../names.ts";
import { looksSecret, shortestSecret } from "../secrets.ts";
import type { Steps } from "../pointer.ts";
import { isObject } from "./checks.ts";
import type { Report } from "./report.ts";

/**
 * Goes through everything in a file, known or not: refuses keys that would reach an object's prototype (and
 * takes them out), numbers too large for a double, texts beyond the limit, and what looks like an API key. Returns the number of keys.
 */
export function sweep(value: unknown, path: Steps, report: Report): number {
  if (!isObject(value) && !Array.isArray(value)) {
    sweepOne(value, path, report);
    return 0;
  }
  const names = Object.keys(value);
  let keys = Array.isArray(value) ? 0 : names.length;
  for (const name of names) {
    const inner: unknown = value[name as keyof typeof value];
    const hostile = hostileNames.includes(name);
    // Most of what a file holds; passed over here because files are read whenever anything is done.
    if (typeof inner === "string" && inner.length < shortestSecret && !hostile) continue;
    path.push(name);
    keys += sweep(inner, path, report);
    if (hostile) {
      report.add(path, "bad-name", `"${name}" can't be a name`, { hint: "choose another name" });
      Reflect.deleteProperty(value, name);
    }
    path.pop();
  }
  return keys;
}

function sweepOne(value: unknown, path: Steps, report: Report): void {
  if (typeof value === "string" && value.length > limits.text) {
    const expected = `at most ${limits.text} characters`;
    report.add(path, "too-large", `The text has ${value.length} characters`, { expected, hint: "put it in a file" });
  } else if (typeof value === "string" && looksSecret(value)) {
    const hint = "take it out and change the key; keys are named in the configuration and come from the environment";
    report.add(path, "secret-in-file", "This looks like an API key", { expected: "a file without secrets", hint });
  } else if (typeof value === "number" && !Number.isFinite(value)) {
    report.add(path, "not-finite", "The number is too large", { expected: "a number up to 1.8e308" });
  }
}
