import { equal } from "./equal.ts";
import { formatPipeline } from "./format.ts";
import { withoutMark } from "./jsonc.ts";
import type { Pipeline } from "./pipeline.ts";
import type { PipelineDocument } from "./read.ts";
import { rewrite } from "./save/rewrite.ts";

/**
 * The text of an edited pipeline. An unchanged one gives the same bytes; otherwise only what changed is
 * written anew, so that comments, order, spacing, line ends and what could not be read stay everywhere else.
 */
export function saveText(document: Pick<PipelineDocument, "text" | "pipeline">, edited: Pipeline): string {
  const { text, pipeline } = document;
  if (pipeline === undefined) return formatPipeline(edited);
  if (equal(pipeline, edited)) return text;
  const json = withoutMark(text);
  return text.slice(0, text.length - json.length) + rewrite(json, pipeline, edited);
}
