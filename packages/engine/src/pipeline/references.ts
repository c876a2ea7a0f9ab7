import type { Json } from "../ports/values.ts";
import { isId, isName } from "./names.ts";
import type { Path } from "./pointer.ts";

/**
 * Where a value comes from. Three names that no node can have stand for the surroundings:
 * `inputs` (`$inputs.x`), `state` (`$state.x`) and `iteration` (`$iteration`, whose port is "").
 */
export interface Reference {
  readonly node: string;
  readonly port: string;
}

/** What a string in the file means. */
export type Meaning =
  | { readonly reference: Reference }
  /** Plain text, with a doubled first dollar made single. */
  | { readonly literal: string }
  /** One leading dollar, but no reference: why. */
  | { readonly wrong: string };

/** Reads a string as a reference or as text. */
export function meaningOf(text: string): Meaning {
  if (!text.startsWith("$")) return { literal: text };
  if (text.startsWith("$$")) return { literal: text.slice(1) };
  if (text === "$iteration") return { reference: { node: "iteration", port: "" } };
  const dot = text.indexOf(".");
  const node = text.slice(1, dot === -1 ? undefined : dot);
  const known = isId(node) || node === "inputs" || node === "state";
  if (known && dot === -1) return { wrong: `"${clip(text)}" names no port` };
  const port = text.slice(dot + 1);
  if (known && isName(port)) return { reference: { node, port } };
  return { wrong: `"${clip(text)}" is not a reference` };
}

/** The reference that a string is, if it is one. */
export function parseReference(text: string): Reference | undefined {
  if (!text.startsWith("$")) return undefined;
  const meaning = meaningOf(text);
  return "reference" in meaning ? meaning.reference : undefined;
}

/** The reverse of `parseReference`. */
export function formatReference({ node, port }: Reference): string {
  return port === "" ? `$${node}` : `$${node}.${port}`;
}

/** The references of an argument, in order: it is one, or it is a list with some among its elements. */
export function referencesOf(value: Json | undefined): readonly Reference[] {
  if (typeof value === "string") {
    const reference = value.startsWith("$") ? parseReference(value) : undefined;
    return reference ? [reference] : [];
  }
  if (!isList(value)) return [];
  return value.flatMap((element) => (typeof element === "string" ? referencesOf(element) : []));
}

/** An argument with its references replaced; the same one where none is. */
export function mapReferences(value: string, map: (reference: Reference) => Reference): string;
export function mapReferences(value: Json, map: (reference: Reference) => Reference): Json;
export function mapReferences(value: Json, map: (reference: Reference) => Reference): Json {
  if (typeof value === "string") {
    const reference = value.startsWith("$") ? parseReference(value) : undefined;
    const mapped = reference && map(reference);
    return mapped === undefined || mapped === reference ? value : formatReference(mapped);
  }
  if (!isList(value)) return value;
  const mapped = value.map((element) => (typeof element === "string" ? mapReferences(element, map) : element));
  return mapped.some((element, at) => element !== value[at]) ? mapped : value;
}

type ByName<T> = Readonly<Record<string, T>>;

/** Arguments, outputs or yields with their references replaced. */
export function mapAllReferences(values: ByName<string>, map: (reference: Reference) => Reference): ByName<string>;
export function mapAllReferences(values: ByName<Json>, map: (reference: Reference) => Reference): ByName<Json>;
export function mapAllReferences(values: ByName<Json>, map: (reference: Reference) => Reference): ByName<Json> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mapReferences(value, map)]));
}

/** A string in an argument that breaks the rule of dollars. */
export interface Misuse {
  /** Where in the argument: keys and indices. */
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

/** Strings with one leading dollar that are no reference, or stand too deep to be one. */
export function misusesOf(value: unknown): readonly Misuse[] {
  const found: Misuse[] = [];
  walk(value, [], 0);
  return found;

  function walk(part: unknown, path: Path, depth: number): void {
    if (typeof part === "string") {
      if (!part.startsWith("$")) return;
      const meaning = meaningOf(part);
      if ("wrong" in meaning) {
        const hint = `write "$node.port", or "$$…" for text that starts with a dollar`;
        found.push({ path, message: meaning.wrong, hint });
      } else if ("reference" in meaning && depth > 1) {
        const message = `the reference "${part}" stands too deep`;
        found.push({ path, message, hint: "a reference is a whole argument or an element of its list" });
      }
    } else if (Array.isArray(part)) {
      part.forEach((element, index) => walk(element, [...path, index], depth + 1));
    } else if (part !== null && typeof part === "object") {
      for (const [key, element] of Object.entries(part)) walk(element, [...path, key], depth + 2);
    }
  }
}

/** An argument without references, as the value it stands for: doubled first dollars made single throughout. */
export function literalOf(value: Json): Json {
  if (typeof value === "string") return value.startsWith("$$") ? value.slice(1) : value;
  if (isList(value)) return value.map(literalOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, literalOf(element)]));
}

/** The argument that stands for a value: the reverse of `literalOf`. */
export function argumentOf(value: Json): Json {
  if (typeof value === "string") return value.startsWith("$") ? `$${value}` : value;
  if (isList(value)) return value.map(argumentOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, argumentOf(element)]));
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Keeps messages short whatever the file holds. */
function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
