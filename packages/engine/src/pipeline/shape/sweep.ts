import { limits } from "../limits.ts";
import { hostileNames } from "../names.ts";
import { looksSecret } from "../secrets.ts";
import type { Steps } from "../pointer.ts";
import type { Report } from "./report.ts";

/**
 * Goes through everything in a file, known or not: refuses keys that would reach an object's prototype (and
 * takes them out), numbers too large for a double, texts beyond the limit, and what looks like an API key. Returns the number of keys.
 */
export function sweep(value: unknown, path: Steps, report: Report): number {
  if (typeof value === "string" && value.length > limits.text) {
    const expected = `at most ${limits.text} characters`;
    report.add(path, "too-large", `The text has ${value.length} characters`, { expected, hint: "put it in a file" });
  } else if (typeof value === "string" && looksSecret(value)) {
    const hint = "take it out and change the key; keys are named in the configuration and come from the environment";
    report.add(path, "secret-in-file", "This looks like an API key", { expected: "a file without secrets", hint });
  } else if (typeof value === "number" && !Number.isFinite(value)) {
    report.add(path, "not-finite", "The number is too large", { expected: "a number up to 1.8e308" });
  }
  if (typeof value !== "object" || value === null) return 0;
  const isList = Array.isArray(value);
  let keys = 0;
  for (const [key, inner] of Object.entries(value)) {
    path.push(key);
    keys += sweep(inner, path, report) + (isList ? 0 : 1);
    if (hostileNames.has(key)) {
      report.add(path, "bad-name", `"${key}" can't be a name`, { hint: "choose another name" });
      Reflect.deleteProperty(value, key);
    }
    path.pop();
  }
  return keys;
}
