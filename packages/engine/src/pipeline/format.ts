import { fileLayout } from "./format/layout.ts";
import { print } from "./format/print.ts";
import { parseSyntax } from "./format/syntax.ts";
import { parseJsonc, withoutMark } from "./jsonc.ts";
import { glance } from "./limits.ts";
import type { Pipeline } from "./pipeline.ts";

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
