import { z } from "zod";
import { failure } from "../errors.ts";
import type { Fault } from "./define-node.ts";

/** The parameters of nodes that read a media file. One of the two is to be given. */
export const sourceParams = z.object({
  file: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ label: "File", widget: "file", description: "A path relative to the pipeline, within the project." }),
  url: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({ label: "Address", description: "A public https address instead of a file." }),
});

/** Which of the two was given. Throws `missing-parameter` unless it is exactly one. */
export function sourceOf({ file, url }: z.output<typeof sourceParams>): { file: string } | { url: string } {
  if (file !== undefined && url === undefined) return { file };
  if (url !== undefined && file === undefined) return { url };
  const { code, ...fault } = file === undefined ? noSource : twoSources;
  throw failure(code, fault.message, fault);
}

/** The same before a run, where one of them may be wired. */
export function sourceFaults(_: unknown, given: ReadonlySet<string>): readonly Fault[] {
  if (given.has("file") && given.has("url")) return [{ ...twoSources, param: "url" }];
  return given.has("file") || given.has("url") ? [] : [noSource];
}

const expected = 'either "file" or "url"';
const noSource = { code: "missing-parameter", message: "There is no file to load", expected };
const twoSources = { code: "missing-parameter", message: "There are two sources to load", expected };

/** An error for a loader that gave another kind of media than it was asked for. */
export function unexpected(kind: string): Error {
  return new Error(`Files.load gave another kind than "${kind}"`);
}
