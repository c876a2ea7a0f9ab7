import type { Problem } from "../errors.ts";
import { languageVersion } from "./pipeline.ts";
import { describe, isObject } from "./shape/checks.ts";

/** One step from the version it is filed under to the next. Pure: it may change nothing it is given. */
export type Migration = (file: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Steps by the version they start from. None yet: version 1 is the first. */
const migrations: ReadonlyMap<number, Migration> = new Map();

/** A file in the current version, or why it can't be brought there. */
export type Migrated = { readonly file: Record<string, unknown> } | { readonly problem: Problem };

/** Brings a file to the current version of the language, step by step. */
export function migrate(file: unknown, steps = migrations, current: number = languageVersion): Migrated {
  if (!isObject(file)) return refuse("wrong-type", "", `Expected a pipeline, got ${describe(file)}`, "an object");
  if (!Object.hasOwn(file, "reelgraph"))
    return refuse("no-version", "", "The file doesn't say that it is a pipeline", `the key "reelgraph": ${current}`);
  const version = file["reelgraph"];
  if (typeof version !== "number" || !Number.isSafeInteger(version))
    return refuse("bad-version", "/reelgraph", `Expected a version, got ${describe(version)}`, String(current));
  if (version > current)
    return refuse(
      "newer-version",
      "/reelgraph",
      `The file is in version ${version} of the language, this program knows versions up to ${current}`,
      `at most ${current}`,
      "update reelgraph",
    );
  let migrated = file;
  for (let at = version; at < current; at++) {
    const step = steps.get(at);
    if (!step) return refuse("bad-version", "/reelgraph", `There is no version ${at} of the language`, String(current));
    migrated = { ...step(migrated), reelgraph: at + 1 };
  }
  return { file: migrated };
}

function refuse(code: string, at: string, message: string, expected: string, hint?: string): Migrated {
  return { problem: { code, at, message, expected, ...(hint === undefined ? {} : { hint }) } };
}
