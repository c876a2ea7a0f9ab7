import { resolve } from "node:path";
import { failure, ReelgraphError, type Json, type Media, type Problem, type Value } from "@reelgraph/engine";
import { readText, type ExecutionSession } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Shell } from "../shell.ts";

/**
 * Reads `--input name=value` by the types that the pipeline declares. `@file` stands for a text file, a JSON file or a
 * media file; `@@` begins a text with an @. Throws all problems at once.
 */
export async function readInputOptions(
  options: readonly string[],
  session: ExecutionSession,
  { folder, signal }: Shell,
): Promise<Record<string, Value>> {
  const inputs: Record<string, Value> = {};
  const problems: Problem[] = [];
  for (const option of options) {
    const [name, text] = split(option);
    const type = session.project.pipeline?.inputs?.[name]?.type ?? "text";
    try {
      inputs[name] = await readValue(type, text, {
        file: (path) => resolve(folder, path),
        media: (path, kind) => session.load(resolve(folder, path), kind, signal),
      });
    } catch (thrown) {
      if (!(thrown instanceof ReelgraphError)) throw thrown;
      problems.push(...thrown.problems.map((problem) => ({ ...problem, at: `/inputs/${name}` })));
    }
  }
  if (problems.length > 0) throw new ReelgraphError(problems);
  return inputs;
}

function split(option: string): [name: string, text: string] {
  const end = option.indexOf("=");
  if (end > 0) return [option.slice(0, end), option.slice(end + 1)];
  throw badUsage(`--input ${option} has no value`, { expected: "--input name=value or name=@file" });
}

interface Sources {
  file(path: string): string;
  media(path: string, kind: Media["media"]): Promise<Media>;
}

async function readValue(type: string, text: string, sources: Sources): Promise<Value> {
  const item = /^list<(\w+)>$/.exec(type)?.[1];
  if (item && isMedia(item)) return Promise.all(commas(text).map((path) => sources.media(plain(path), item)));
  if (isMedia(type)) return sources.media(plain(text), type);
  const given = contents(text, sources);
  if (item) return given.trimStart().startsWith("[") ? json(given, type) : parts(given).map((one) => scalar(item, one));
  return scalar(type, given);
}

function scalar(type: string, text: string): Json {
  switch (type) {
    case "text":
      return text;
    case "number": {
      const number = Number(text);
      if (text.trim() !== "" && Number.isFinite(number)) return number;
      throw failure("wrong-type", `"${text}" is not a number`, { expected: "a number, for example 4 or 0.5" });
    }
    case "boolean":
      if (text === "true" || text === "false") return text === "true";
      throw failure("wrong-type", `"${text}" is neither true nor false`, { expected: "true or false" });
    default:
      return json(text, type);
  }
}

function json(text: string, type: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    const expected = type.startsWith("list<")
      ? `${type}: a JSON array, or values with commas or line breaks between`
      : "JSON";
    throw failure("wrong-type", `"${shown}" is not JSON`, { expected, cause });
  }
}

function contents(text: string, sources: Sources): string {
  if (text.startsWith("@@")) return text.slice(1);
  if (!text.startsWith("@")) return text;
  const path = sources.file(text.slice(1));
  try {
    // Editors end a file with a line break that is no part of the text.
    return readText(path)
      .replace(/^\uFEFF/, "")
      .replace(/\r?\n$/, "");
  } catch (thrown) {
    if (!(thrown instanceof ReelgraphError)) throw thrown;
    const hint = "a text that begins with @ is written with two: @@";
    throw new ReelgraphError(
      thrown.problems.map((problem) => ({ hint, ...problem })),
      { cause: thrown },
    );
  }
}

/** A line for each item, as prompts with commas need it, or a single line with commas between items. */
function parts(text: string): string[] {
  const filled = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return text.includes("\n") ? filled.map((line) => line.trim()) : commas(text);
}

function commas(text: string): string[] {
  return text.trim() === "" ? [] : text.split(",").map((part) => part.trim());
}

/** A media file may be named with or without the @. */
function plain(path: string): string {
  return path.startsWith("@") ? path.slice(1) : path;
}

function isMedia(type: string): type is Media["media"] {
  return type === "image" || type === "video" || type === "audio";
}
