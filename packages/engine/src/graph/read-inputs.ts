import type { Problem } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { InputSpec } from "../pipeline/pipeline.ts";
import { toPointer } from "../pipeline/pointer.ts";
import { keyed } from "../ports/item-key.ts";
import { kinds } from "../ports/kinds.ts";
import type { PortValue, Value } from "../ports/values.ts";
import { givenType, type Given } from "./sources.ts";

/** A problem for each input whose default is of another type than the input. `at`: of the graph. */
export function wrongDefaults(specs: Readonly<Record<string, InputSpec>>, at: string): readonly Problem[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const type = givenType(spec);
    if (!type || spec.default === undefined || itemsOf(spec.default, type)) return [];
    return [wrongType(name, spec.default, spec.type, `${at}${toPointer(["inputs", name, "default"])}`)];
  });
}

/** A value as a list of what it holds, where that is of the type. */
function itemsOf(value: Value, { kind, list }: Given): readonly Value[] | undefined {
  const items = list ? (Array.isArray(value) ? (value as readonly Value[]) : undefined) : [value];
  return items && (kind === "any" || items.every((one) => kinds[kind](one))) ? items : undefined;
}

function wrongType(name: string, value: Value, type: string, at: string): Problem {
  const shown = JSON.stringify(value)?.slice(0, 60);
  return { code: "wrong-type", at, message: `The input "${name}" can't be ${shown}`, expected: type };
}

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
    const list = itemsOf(value, type);
    if (list) values[name] = type.list ? keyed(list) : value;
    else problems.push(wrongType(name, value, spec.type, at));
  }
  return { values, problems };
}
