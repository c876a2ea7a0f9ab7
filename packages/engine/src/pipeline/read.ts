import type { Problem } from "../errors.ts";
import { parseJsonc, reportDuplicates, withoutMark } from "./jsonc.ts";
import { glance, limits } from "./limits.ts";
import { migrate } from "./migrate.ts";
import type { Pipeline } from "./pipeline.ts";
import { placed } from "./places.ts";
import { checkPipeline } from "./shape/pipeline-shape.ts";
import { Report } from "./shape/report.ts";
import { sweep } from "./shape/sweep.ts";

/** A file as it was opened. Never changed; `saveText` makes the text of its successor. */
export interface PipelineDocument {
  readonly text: string;
  /**
   * The pipeline, in the current version of the language. With problems it is what could be read, fit for
   * further checks but not to be run; absent when there is nothing to go on.
   */
  readonly pipeline?: Pipeline;
  /** All that is wrong with the file's form, with lines and columns. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a pipeline from JSON, or JSON with comments, with or without a byte order mark. Never throws.
 * What the nodes mean is checked later, so that a pipeline with unknown node types can be opened and saved.
 */
export function readPipeline(text: string): PipelineDocument {
  const json = withoutMark(text);
  const { keys, problem: refused } = glance(json);
  if (refused) return { text, problems: [refused] };
  const parsed = parse(json);
  if ("problems" in parsed) return { text, problems: parsed.problems };
  const report = new Report();
  if (sweep(parsed.value, [], report) !== keys) reportDuplicates(json, report);
  const migrated = migrate(parsed.value);
  if ("problem" in migrated) return { text, problems: placed(json, [...report.problems, migrated.problem]) };
  const { file } = migrated;
  if (checkPipeline(file, report)) return { text, pipeline: file, problems: placed(json, report.problems) };
  // Finding places in a file that was refused for its size would take longer than reading it.
  return { text, problems: report.nodes > limits.nodes ? report.problems : placed(json, report.problems) };
}

/** Reads again what was read without a problem: several times faster, since nothing is looked for. Never throws. */
export function readAgain(text: string): PipelineDocument {
  const parsed = parse(withoutMark(text));
  const migrated = "value" in parsed ? migrate(parsed.value) : parsed;
  return "file" in migrated
    ? { text, pipeline: migrated.file as unknown as Pipeline, problems: [] }
    : readPipeline(text);
}

/** JSON.parse is many times faster than a parser that forgives, so that one is asked only on failure. */
function parse(json: string): { value: unknown } | { problems: readonly Problem[] } {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return parseJsonc(json);
  }
}
