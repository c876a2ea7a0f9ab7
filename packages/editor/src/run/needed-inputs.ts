import type { Pipeline } from "@reelgraph/engine";

/** What somebody typed for inputs, by name. */
export type InputTexts = Readonly<Record<string, string>>;

const typed: ReadonlySet<string> = new Set(["text", "number", "boolean", "list<text>", "list<number>"]);

/** Inputs that a run needs and the file gives no value for. */
export function neededInputs({ inputs = {} }: Pipeline): readonly (readonly [string, string])[] {
  return Object.entries(inputs)
    .filter(([, { default: value, optional, type }]) => value === undefined && optional !== true && typed.has(type))
    .map(([name, { type }]) => [name, type]);
}

/** Those of them that have no value yet. */
export const missingInputs = (pipeline: Pipeline, texts: InputTexts): readonly string[] =>
  neededInputs(pipeline).flatMap(([name, type]) => (read(texts[name] ?? "", type) === undefined ? [name] : []));

/** What was typed, as values; undefined where nothing is needed. */
export function readTexts(pipeline: Pipeline, texts: InputTexts): Readonly<Record<string, unknown>> | undefined {
  const given = neededInputs(pipeline).flatMap(([name, type]) => {
    const value = read(texts[name] ?? "", type);
    return value === undefined ? [] : [[name, value] as const];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

function read(text: string, type: string): unknown {
  if (text.trim() === "") return undefined;
  const one = (part: string) => (type.includes("number") ? Number(part) : type === "boolean" ? part === "true" : part);
  const value = type.startsWith("list<")
    ? text.split("\n").flatMap((line) => (line.trim() ? [one(line.trim())] : []))
    : one(text);
  return (Array.isArray(value) ? value : [value]).some(Number.isNaN) ? undefined : value;
}
