import type { KeyParts } from "./key.ts";

/** A part of a key that is not what it was. */
export interface Change {
  readonly part: "type" | "extra" | "take" | "param" | "input";
  /** The parameter's or input's name. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What changed between two keys, parameters one by one (rule 31). */
export function changes(before: KeyParts, after: KeyParts): readonly Change[] {
  const found: Change[] = [];
  const compare = (part: Change["part"], name: string, old = "", now = "") => {
    if (old !== now) found.push({ part, name, before: old, after: now });
  };
  compare("type", "type", before.type, after.type);
  compare("extra", "model", before.extra, after.extra);
  compare("take", "take", String(before.take), String(after.take));
  const [old, now] = [readParams(before.params), readParams(after.params)];
  for (const name of union(old, now)) compare("param", name, text(old[name]), text(now[name]));
  for (const name of union(before.inputs, after.inputs))
    compare("input", name, before.inputs[name], after.inputs[name]);
  return found;
}

function readParams(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function union(one: object, other: object): ReadonlySet<string> {
  return new Set([...Object.keys(one), ...Object.keys(other)]);
}

function text(value: unknown): string {
  const json = JSON.stringify(value) ?? "absent";
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
