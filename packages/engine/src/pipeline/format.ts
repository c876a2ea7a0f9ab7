import { fileLayout } from "./format/layout.ts";
import type { Layout } from "./format/layout.ts";
import { parseSyntax } from "./format/syntax.ts";
import type { Container, Element, Syntax } from "./format/syntax.ts";
import { parseJsonc, withoutMark } from "./jsonc.ts";
import { glance } from "./limits.ts";
import type { Pipeline } from "./pipeline.ts";

/** Columns that a line may have when objects and lists are put on one. */
const width = 120;
const step = "  ";

/**
 * A pipeline's text in canonical form: keys in their order, unknown ones after the known, short objects and
 * lists on one line. Data, comments, line ends and byte order mark stay; formatting twice changes nothing.
 * A text that can't be read comes back as it is.
 */
export function formatText(text: string): string {
  const json = withoutMark(text);
  if (glance(json).problem || "problems" in parseJsonc(json)) return text;
  const mark = text.slice(0, text.length - json.length);
  const { before, value, after } = parseSyntax(json.replaceAll("\r\n", "\n"));
  const formatted = [...before, print(value, fileLayout, "", 0), ...after, ""].join("\n");
  return mark + (json.includes("\r\n") ? formatted.replaceAll("\n", "\r\n") : formatted);
}

/** The canonical text of a pipeline that has no file yet. */
export function formatPipeline(pipeline: Pipeline): string {
  return formatText(JSON.stringify(pipeline));
}

/** `used` is how many columns of the line are taken already, beside the indent. */
function print(value: Syntax, layout: Layout, indent: string, used: number): string {
  if (typeof value === "string") return value;
  const short = onOneLine(value, layout);
  if (short !== undefined && indent.length + used + short.length <= width) return short;
  const inner = indent + step;
  const elements = ordered(value, layout);
  const lines = elements.flatMap((element, index) => {
    const comma = index < elements.length - 1 ? "," : "";
    const key = element.key === undefined ? "" : `${element.key}: `;
    const printed = print(element.value, layoutOf(element, layout), inner, key.length + comma.length);
    return [...element.before, [key + printed + comma, ...element.after].join(" ")];
  });
  const all = [...lines, ...value.last].map((line) => `\n${inner}${line}`);
  return value.open + all.join("") + `\n${indent}` + closer(value);
}

function onOneLine(value: Syntax, layout: Layout): string | undefined {
  if (typeof value === "string") return value;
  if (value.elements.length === 0 && value.last.length === 0) return value.open + closer(value);
  if (layout.tall || value.last.length > 0) return undefined;
  const parts: string[] = [];
  for (const element of ordered(value, layout)) {
    const printed = onOneLine(element.value, layoutOf(element, layout));
    if (printed === undefined || element.before.length + element.after.length > 0) return undefined;
    parts.push(element.key === undefined ? printed : `${element.key}: ${printed}`);
  }
  return value.open === "{" ? `{ ${parts.join(", ")} }` : `[${parts.join(", ")}]`;
}

function layoutOf(element: Element, layout: Layout): Layout {
  return layout.of(nameOf(element));
}

function ordered(value: Container, layout: Layout): readonly Element[] {
  if (layout.order.length === 0 || value.open === "[") return value.elements;
  const rank = (element: Element): number => {
    const at = layout.order.indexOf(nameOf(element));
    return at === -1 ? layout.order.length : at;
  };
  return value.elements.toSorted((one, other) => rank(one) - rank(other));
}

function nameOf({ key }: Element): string {
  return key === undefined ? "" : String(JSON.parse(key));
}

function closer({ open }: Container): string {
  return open === "{" ? "}" : "]";
}
