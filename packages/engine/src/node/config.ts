import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { failure, ReelgraphError, type Problem } from "../errors.ts";
import { SizeText } from "../nodes/clip-params.ts";
import { issueWords } from "../pipeline/issue-words.ts";
import { parseJsonc, withoutMark } from "../pipeline/jsonc.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { placed } from "../pipeline/places.ts";
import { currentUser, refuseForeign } from "./config-owner.ts";
import { peopleSchema } from "./people-config.ts";
import { readConfigText } from "./text-file.ts";

export const configName = "reelgraph.config.json";

/** A function, so that nobody without a configuration pays for making the schema. */
function schema() {
  const secret = z.strictObject({
    secret: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "expected the name of an environment variable"),
  });
  const limits = z.strictObject({
    concurrency: z.int().min(1).max(1000).optional(),
    requests: z.array(z.strictObject({ max: z.int().min(1), perSeconds: z.number().positive() })).optional(),
  });
  const seconds = z.number().positive();
  const range = z.strictObject({ min: seconds, max: seconds, step: z.number().positive().default(1) });
  const model = z.strictObject({
    seconds: z.union([z.array(seconds).min(1), range]).optional(),
    sizes: z.array(SizeText).min(1).optional(),
    price: z.strictObject({ usd: z.number().min(0), per: z.enum(["second", "clip"]) }).optional(),
    audio: z.enum(["always", "optional", "none"]).optional(),
    can: z
      .array(z.enum(["extend", "edit", "remix"]))
      .optional()
      .meta({ description: "What the vendor does with clips: extends or edits any, or remixes those that it made." }),
  });
  const provider = z.strictObject({
    note: z.string().optional(),
    use: z.string().meta({ description: "The adapter that speaks the vendor's dialect." }),
    profile: z.string().optional(),
    baseUrl: z.url().optional(),
    key: secret.optional(),
    submit: z.enum(["idempotent", "searchable", "unknown"]).optional().meta({
      description: "What the vendor promises about a submission whose answer got lost. Default: the adapter's.",
    }),
    limits: limits.default({}),
    models: z.record(z.string(), model).default({}),
    budget: z.strictObject({ dayUsd: z.number().min(0).optional() }).default({}),
    webhook: z
      .strictObject({ url: z.url({ protocol: /^https$/ }).optional(), secret: secret.optional() })
      .optional()
      .meta({
        description: "Where the vendor tells that a job is over (`/webhooks/NAME` of the server), and its secret.",
      }),
    billsFailed: z.boolean().optional().meta({ description: "Whether jobs that give no clip are charged." }),
    submitTimeoutSeconds: seconds.default(60),
    visibleAfterSeconds: z.number().min(0).default(5),
    keyKeptSeconds: seconds.default(24 * 60 * 60),
    jobTimeoutSeconds: seconds.default(60 * 60),
  });
  const tokenPrice = z.strictObject({ inputPerMillion: z.number().min(0), outputPerMillion: z.number().min(0) }).meta({
    description: "USD for a million tokens. Without it, what a call costs is unknown.",
  });
  const judge = z.strictObject({
    use: z.enum(["decisions", "responses", "chat", "gemini"]),
    baseUrl: z.url().optional(),
    model: z.string().min(1),
    key: secret.optional(),
    frames: z.int().min(1).max(32).default(6).meta({ description: "How many frames of a clip are sent." }),
    price: tokenPrice.optional(),
  });
  const hook = z.strictObject({
    url: z.url().refine(isPrivateEnough, "must be https, or on this machine"),
    secret: secret.meta({ description: "What the message is signed with: `whsec_` and base64." }),
  });
  const bucket = z.strictObject({
    url: z.url({ protocol: /^https?$/ }).meta({
      description:
        "Where objects go, with the bucket and, if you like, a folder: `https://s3.eu-central-1.amazonaws.com/films`.",
    }),
    region: z.string().min(1).default("us-east-1"),
    accessKey: secret,
    secretKey: secret,
  });
  const plain = /^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/;
  const s3 = z.strictObject({
    endpoint: z.url({ protocol: /^https?$/ }).meta({
      description: "Where the storage is: `https://s3.eu-central-1.amazonaws.com`.",
    }),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected the name of a bucket"),
    prefix: z.string().regex(plain, "expected words between slashes").optional().meta({
      description: "Before the names of all objects, where the bucket has others: `studio/films`.",
    }),
    region: z.string().min(1).default("us-east-1"),
    accessKey: secret,
    secretKey: secret,
    addressing: z.enum(["path", "host"]).default("path").meta({
      description: "Where the bucket's name stands: in the path, or before the name of the host.",
    }),
    cacheGb: z.number().min(0).default(20).meta({
      description: "Room for copies on each machine, in GB; what was used longest ago goes first.",
    }),
  });
  const moderation = z.discriminatedUnion("use", [
    z.strictObject({
      use: z.literal("openai"),
      baseUrl: z.url().default("https://api.openai.com/v1"),
      model: z.string().min(1).default("omni-moderation-latest"),
      key: secret.optional(),
    }),
    z.strictObject({
      use: z.literal("words"),
      words: z.array(z.string().regex(/\S/u, "is empty")).min(1).max(10_000).meta({
        description: "Words and phrases that no prompt may hold. Pictures are not looked at.",
      }),
    }),
  ]);
  const llm = z.strictObject({
    use: z.literal("openai").default("openai"),
    baseUrl: z.url().default("https://api.openai.com/v1"),
    model: z.string().min(1),
    key: secret.optional(),
    api: z.enum(["chat", "responses"]).optional(),
    price: tokenPrice.optional(),
  });
  const file = z.string().min(1);
  const published = z.strictObject({
    create: file,
    remix: file.optional(),
    edit: file.optional(),
    extend: file.optional(),
  });
  return z.strictObject({
    $schema: z.string().optional(),
    note: z.string().optional(),
    providers: z.record(z.string(), provider).default({}),
    llm: llm.optional(),
    notify: z.record(z.string(), hook).default({}).meta({ description: "Webhooks that the node `notify` may send." }),
    folders: z
      .record(z.string(), z.string().min(1))
      .default({})
      .meta({ description: "Folders that the node `publish` may write to, from the configuration's folder." }),
    buckets: z
      .record(z.string(), bucket)
      .default({})
      .meta({ description: "Storage that speaks S3, which the node `publish` may write to." }),
    storage: z.strictObject({ s3 }).optional().meta({
      description: "Where media are kept, if not in a folder: storage that speaks S3.",
    }),
    moderation: moderation.optional(),
    judge: several(judge).meta({ description: "Models that judge clips: one, or a list of them." }),
    defaults: z.strictObject({ model: z.string().optional() }).default({}),
    budget: z
      .strictObject({
        runUsd: z.number().min(0).optional(),
        dayUsd: z.number().min(0).optional(),
        unknownPrice: z.enum(["deny", "allow"]).default("deny"),
      })
      .default({ unknownPrice: "deny" }),
    limits: z
      .strictObject({ media: z.int().min(1).max(64).optional() })
      .default({})
      .meta({ description: "How many media jobs run at a time on this machine." }),
    allowHosts: z
      .array(z.string())
      .default([])
      .meta({ description: "Hosts that a pipeline's `url` may name besides public https ones." }),
    plugins: z.array(z.string()).default([]),
    videoApi: z
      .record(z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/), z.union([file, published]))
      .default({})
      .meta({ description: "Pipelines that the server's video API offers as models, by the model's name." }),
    tenants: z
      .record(
        z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
        z.strictObject({
          budget: z
            .strictObject({ runUsd: z.number().min(0).optional(), dayUsd: z.number().min(0).optional() })
            .default({}),
        }),
      )
      .default({})
      .meta({ description: "Most that tenants of the server may spend, by their name, where that is not `budget`." }),
    people: peopleSchema(secret).meta({ description: "Who may use the server besides programs with keys." }),
  });
}

/** What goes over a network is encrypted. */
function isPrivateEnough(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/u.test(hostname));
}

/** One, or a list of them; none where nothing is said. */
function several<T extends z.ZodType>(one: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(one).max(8).default([]),
  );
}

/** The configuration: trusted, written by the owner of the machine; a pipeline can name none of this. */
export type Config = z.output<ReturnType<typeof schema>>;

/** What holds where there is no configuration. */
export const noConfig: Config = {
  providers: {},
  judge: [],
  notify: {},
  folders: {},
  buckets: {},
  defaults: {},
  budget: { unknownPrice: "deny" },
  limits: {},
  allowHosts: [],
  plugins: [],
  videoApi: {},
  tenants: {},
};

/** One vendor of the configuration. */
export type ProviderConfig = Config["providers"][string];

export interface FoundConfig {
  readonly config: Config;
  /** Absent: there is no file, and everything has its default. */
  readonly file?: string;
  /** Somebody named the file: it is trusted, whoever owns it. */
  readonly named?: true;
  /** Where the state folder and plugins are. */
  readonly folder: string;
}

/**
 * Reads the named configuration, or the nearest one from a folder upwards. Throws problems with the code `bad-config`, and
 * `foreign-config` where the nearest one is neither this user's nor root's.
 */
export function loadConfig(from: string, named?: string, user = currentUser()): FoundConfig {
  const file = named === undefined ? findUpwards(from) : resolve(named);
  if (file === undefined) return { config: noConfig, folder: from };
  if (!existsSync(file)) throw failure("bad-config", `There is no configuration at ${file}`, { file });
  if (named === undefined) refuseForeign(file, user);
  const found = { config: parseConfig(readConfigText(file), file), file, folder: dirname(file) };
  return named === undefined ? found : { ...found, named: true };
}

/** Reads a configuration from JSON, with or without comments. Throws all problems, with their places. */
export function parseConfig(text: string, file: string): Config {
  const json = withoutMark(text);
  const parsed = parseJsonc(json);
  const fail = (problems: readonly Problem[]) =>
    new ReelgraphError(placed(json, problems).map((problem) => ({ ...problem, code: "bad-config", file })));
  if ("problems" in parsed) throw fail(parsed.problems);
  const read = schema().safeParse(parsed.value);
  if (read.success) return read.data;
  throw fail(read.error.issues.map((issue) => toProblem(issue, parsed.value)));
}

function findUpwards(folder: string): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, configName);
    if (existsSync(file)) return file;
    if (dirname(here) === here) return undefined;
  }
}

function toProblem(issue: z.core.$ZodIssue, value: unknown): Problem {
  const path = issue.path.map(String);
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const { says, ...words } = issueWords(issue, value);
  const keys = unknown === undefined ? [] : keysAt(schema(), path);
  const near = unknown === undefined ? {} : { expected: keys.join(", "), ...didYouMean(unknown, keys) };
  return {
    code: unknown === undefined ? "bad-config" : "unknown-key",
    at: ["", ...path, ...(unknown === undefined ? [] : [unknown])].join("/"),
    message: `${path.length === 0 ? "The configuration" : `"${path.join(".")}" in the configuration`} ${says}`,
    ...words,
    ...near,
  };
}

/** The keys that may stand at a place of the configuration. */
function keysAt(schema: unknown, path: readonly string[]): readonly string[] {
  let here = schema;
  for (const step of [...path, undefined]) {
    while (here instanceof z.ZodDefault || here instanceof z.ZodOptional) here = here.unwrap();
    if (step === undefined) break;
    here = here instanceof z.ZodObject ? here.shape[step] : here instanceof z.ZodRecord ? here.valueType : undefined;
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}
