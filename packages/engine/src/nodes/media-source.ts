import { z } from "zod";
import { failure } from "../errors.ts";

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
  throw failure(
    "missing-parameter",
    file === undefined ? "There is no file to load" : "There are two sources to load",
    {
      expected: 'either "file" or "url"',
    },
  );
}

/** An error for a loader that gave another kind of media than it was asked for. */
export function unexpected(kind: string): Error {
  return new Error(`Files.load gave another kind than "${kind}"`);
}
