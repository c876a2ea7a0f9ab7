import type { Problem } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { InputSpec } from "../pipeline/pipeline.ts";
import { keyed } from "../ports/item-key.ts";
import { kinds } from "../ports/kinds.ts";
import type { PortValue, Value } from "../ports/values.ts";
import { givenType } from "./sources.ts";

/** Completes the values of a pipeline's inputs with defaults and checks them against their types. */
export function readInputs(
  specs: Readonly<Record<string, InputSpec>> = {},
  given: Readonly<Record<string, Value>>,
): { values: Readonly<Record<string, PortValue>>; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, PortValue> = {};
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(specs, name)) continue;
    const message = `The pipeline has no input "${name}"`;
    problems.push({
      code: "unknown-input",
      at: "/inputs",
      message,
      expected: Object.keys(specs).join(", ") || "no inputs",
      ...didYouMean(name, Object.keys(specs)),
    });
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value: Value | undefined = Object.hasOwn(given, name) ? given[name] : spec.default;
    const type = givenType(spec);
    if (!type) continue;
    const at = `/inputs/${name}`;
    if (value === undefined) {
      if (spec.optional) continue;
      const hint = `give it with --input ${name}=…, or write a "default" into the file`;
      problems.push({
        code: "missing-value",
        at,
        message: `The input "${name}" has no value`,
        expected: spec.type,
        hint,
      });
      continue;
    }
    const list = type.list ? (Array.isArray(value) ? (value as readonly Value[]) : undefined) : [value];
    const { kind } = type;
    if (!list || (kind !== "any" && !list.every((one) => kinds[kind](one)))) {
      problems.push({
        code: "wrong-type",
        at,
        message: `The input "${name}" can't be ${JSON.stringify(value)?.slice(0, 60)}`,
        expected: spec.type,
      });
      continue;
    }
    values[name] = type.list ? keyed(list) : value;
  }
  return { values, problems };
}
