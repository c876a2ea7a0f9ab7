import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { failure, ReelgraphError, type Problem } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";

export const configName = "reelgraph.config.json";

const SecretRef = z.strictObject({
  secret: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "expected the name of an environment variable"),
});

const Limits = z.strictObject({
  concurrency: z.int().min(1).max(1000).optional(),
  requests: z.array(z.strictObject({ max: z.int().min(1), perSeconds: z.number().positive() })).optional(),
});

const Provider = z.looseObject({
  use: z.string(),
  baseUrl: z.url().optional(),
  key: SecretRef.optional(),
  limits: Limits.optional(),
});

const Llm = z.strictObject({
  use: z.literal("openai").default("openai"),
  baseUrl: z.url().default("https://api.openai.com/v1"),
  model: z.string().min(1),
  key: SecretRef.optional(),
  api: z.enum(["chat", "responses"]).optional(),
});

/** The configuration: trusted, written by the owner of the machine; a pipeline can name none of this. */
export const Config = z.strictObject({
  $schema: z.string().optional(),
  note: z.string().optional(),
  providers: z.record(z.string(), Provider).default({}),
  llm: Llm.optional(),
  defaults: z.strictObject({ model: z.string().optional() }).default({}),
  budget: z.strictObject({ runUsd: z.number().min(0).optional(), dayUsd: z.number().min(0).optional() }).default({}),
  limits: z
    .strictObject({ media: z.int().min(1).max(64).optional() })
    .default({})
    .meta({ description: "How many media jobs run at a time on this machine." }),
  allowHosts: z
    .array(z.string())
    .default([])
    .meta({ description: "Hosts that a pipeline's `url` may name besides public https ones." }),
  plugins: z.array(z.string()).default([]),
});
export type Config = z.output<typeof Config>;

export interface FoundConfig {
  readonly config: Config;
  /** Absent: there is no file, and everything has its default. */
  readonly file?: string;
  /** Where the state folder and plugins are. */
  readonly folder: string;
}

/** Reads the named configuration, or the nearest one from a folder upwards. Throws problems with the code `bad-config`. */
export function loadConfig(from: string, named?: string): FoundConfig {
  const file = named === undefined ? findUpwards(from) : resolve(named);
  if (file === undefined) return { config: Config.parse({}), folder: from };
  if (!existsSync(file)) throw failure("bad-config", `There is no configuration at ${file}`, { file });
  const read = Config.safeParse(parse(file));
  if (read.success) return { config: read.data, file, folder: dirname(file) };
  throw new ReelgraphError(read.error.issues.map((issue) => toProblem(issue, file)));
}

function findUpwards(folder: string): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, configName);
    if (existsSync(file)) return file;
    if (dirname(here) === here) return undefined;
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw failure("bad-config", `${configName} is not JSON: ${cause instanceof Error ? cause.message : ""}`, {
      file,
      cause,
    });
  }
}

function toProblem(issue: z.core.$ZodIssue, file: string): Problem {
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return {
    code: "bad-config",
    at: ["", ...issue.path, ...(unknown === undefined ? [] : [unknown])].join("/"),
    message: issue.message,
    file,
    ...(unknown === undefined || issue.path.length > 0 ? {} : didYouMean(unknown, Object.keys(Config.shape))),
  };
}
