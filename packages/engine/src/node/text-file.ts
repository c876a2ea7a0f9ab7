import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failure, ReelgraphError } from "../errors.ts";
import { lines } from "../pipeline/lines.ts";

/** Throws `file-not-found`, `unreadable-file` or `bad-encoding`. */
export function readText(file: string): string {
  return decodeText(readBytes(file), file);
}

/** The same for a file of the configuration: whatever keeps it from being read has the code `bad-config`. */
export function readConfigText(file: string): string {
  try {
    return readText(file);
  } catch (thrown) {
    if (!(thrown instanceof ReelgraphError)) throw thrown;
    throw new ReelgraphError(
      thrown.problems.map((problem) => ({ ...problem, code: "bad-config" })),
      { cause: thrown },
    );
  }
}

/** The text of a file's bytes. Throws `bad-encoding`: what isn't UTF-8 would come out, and be saved, as other characters. */
export function decodeText(bytes: Buffer, file: string): string {
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return text;
  const wide = ["fffe", "feff"].includes(bytes.toString("hex", 0, 2));
  throw failure("bad-encoding", `${shown(file)} is ${wide ? "in UTF-16" : "not in UTF-8"}`, {
    file,
    ...(wide ? {} : lines(text)(text.indexOf("\uFFFD"))),
    expected: "text in UTF-8",
    hint: "save it again as UTF-8; editors and `iconv` can do that",
  });
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    if (missing) throw failure("file-not-found", `There is no file ${shown(file)}`, { file, cause });
    const folder = cause instanceof Error && "code" in cause && cause.code === "EISDIR";
    const expected = folder ? { expected: "a file; this is a folder without a pipeline.json" } : {};
    throw failure("unreadable-file", `${shown(file)} can't be read`, { file, cause, ...expected });
  }
}

/** A file as a person knows it. */
const shown = (file: string) => join(basename(dirname(file)), basename(file));
