import type { Layout } from "./layout.ts";
import type { Container, Element, Syntax } from "./syntax.ts";

/** Columns that a line may have when objects and lists are put on one. */
export const width = 120;
const step = "  ";

/** The canonical text of a value. `used` is how many columns of its line are taken already, beside the indent. */
export function print(value: Syntax, layout: Layout, indent: string, used: number): string {
  if ("raw" in value) return value.raw;
  const short = onOneLine(value, layout);
  if (short !== undefined && indent.length + used + short.length <= width) return short;
  const inner = indent + step;
  const elements = ordered(value, layout);
  const lines = elements.flatMap((element, index) => {
    const comma = index < elements.length - 1 ? "," : "";
    const key = element.key === undefined ? "" : `${element.key.raw}: `;
    const printed = print(element.value, layout.of(nameOf(element)), inner, key.length + comma.length);
    return [...element.before, [key + printed + comma, ...element.after].join(" ")];
  });
  const all = [...lines, ...value.last].map((line) => `\n${inner}${line}`);
  return value.open + all.join("") + `\n${indent}` + closer(value);
}

function onOneLine(value: Syntax, layout: Layout): string | undefined {
  if ("raw" in value) return value.raw;
  if (value.elements.length === 0 && value.last.length === 0) return value.open + closer(value);
  if (layout.tall || value.last.length > 0) return undefined;
  const parts: string[] = [];
  for (const element of ordered(value, layout)) {
    const printed = onOneLine(element.value, layout.of(nameOf(element)));
    if (printed === undefined || element.before.length + element.after.length > 0) return undefined;
    parts.push(element.key === undefined ? printed : `${element.key.raw}: ${printed}`);
  }
  return value.open === "{" ? `{ ${parts.join(", ")} }` : `[${parts.join(", ")}]`;
}

function ordered(value: Container, layout: Layout): readonly Element[] {
  if (layout.order.length === 0 || value.open === "[") return value.elements;
  return value.elements.toSorted((one, other) => rank(layout, nameOf(one)) - rank(layout, nameOf(other)));
}

/** A key's place in a layout; unknown keys come last. */
export function rank(layout: Layout, name: string): number {
  const at = layout.order.indexOf(name);
  return at === -1 ? layout.order.length : at;
}

/** The key of a property; "" for the elements of a list. */
export function nameOf({ key }: Element): string {
  return key === undefined ? "" : String(JSON.parse(key.raw));
}

export function closer({ open }: Container): string {
  return open === "{" ? "}" : "]";
}
