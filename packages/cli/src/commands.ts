import type { Command, Option } from "./command.ts";

const config: Option = { name: "config", value: "FILE", about: "use this configuration, not the nearest one" };
const out: Option = { name: "out", value: "DIR", about: "put outputs here (default: out/ beside the pipeline)" };

const choices: readonly Option[] = [
  { name: "input", value: "NAME=VALUE", many: true, about: "set an input; NAME=@FILE reads the value from a file" },
  { name: "take", value: "NODE[=N]", many: true, about: "use this take of a node; without N, make the next one" },
  { name: "to", value: "NODE", many: true, about: "run only what this node needs" },
  { name: "from", value: "NODE", many: true, about: "run this node and all behind it again" },
  out,
  config,
];

function json(what: string): Option {
  return { name: "json", about: `print ${what}` };
}

/** Options of every command. */
export const common: readonly Option[] = [
  { name: "no-color", about: "no colours (also: the variable NO_COLOR)" },
  { name: "help", short: "h", about: "show this help" },
];

/** All commands. Parsing, help and the documentation's test follow this table. */
export const commands: readonly Command[] = [
  {
    name: "run",
    words: "FILE",
    least: 1,
    most: 1,
    about: "Run a pipeline and put its outputs into a folder",
    more: [
      "FILE is a pipeline, or a folder with a pipeline.json. What was made before is taken from the cache.",
      "Results go to stdout, one line each: the name, a tab, and the file or the value. Everything else goes to stderr.",
    ],
    options: [
      ...choices,
      { name: "max-cost", value: "USD", about: "refuse to start a run that may cost more" },
      json("events as NDJSON; the last, run.finished, has all outputs with path, sha256 and facts"),
      { name: "quiet", short: "q", about: "no progress, only results and problems" },
    ],
    examples: [
      "reelgraph run pipeline.json",
      'reelgraph run pipeline.json --input "idea=a lighthouse at dusk" --out films',
      "reelgraph run pipeline.json --take clip",
    ],
    load: async () => (await import("./commands/run.ts")).run,
  },
  {
    name: "plan",
    words: "FILE",
    least: 1,
    most: 1,
    about: "Say what a run would do and cost, without doing it",
    options: [...choices, json("the plan as one JSON document")],
    examples: ["reelgraph plan pipeline.json"],
    load: async () => (await import("./commands/plan.ts")).plan,
  },
  {
    name: "check",
    words: "FILE…",
    least: 1,
    most: Infinity,
    about: "Check pipelines and report every problem",
    options: [json("problems as one JSON document"), { name: "quiet", short: "q", about: "print nothing" }, config],
    examples: ["reelgraph check pipeline.json", "reelgraph check scenes/*.json --json"],
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "why",
    words: "FILE [UNIT]",
    least: 1,
    most: 2,
    about: "Say why units of the newest run ran, or did not",
    options: [json("reasons by unit as one JSON document"), config],
    examples: ["reelgraph why pipeline.json", 'reelgraph why pipeline.json "clip[noir]"'],
    load: async () => (await import("./commands/why.ts")).why,
  },
  {
    name: "nodes",
    words: "[TYPE]",
    least: 0,
    most: 1,
    about: "List node types, or describe one",
    options: [json("node types as one JSON document"), config],
    examples: ["reelgraph nodes", "reelgraph nodes generate"],
    load: async () => (await import("./commands/nodes.ts")).nodes,
  },
  {
    name: "models",
    words: "",
    least: 0,
    most: 0,
    about: "List the video models that pipelines may name",
    options: [json("models as one JSON document"), config],
    examples: ["reelgraph models"],
    load: async () => (await import("./commands/models.ts")).models,
  },
  {
    name: "schema",
    words: "",
    least: 0,
    most: 0,
    about: "Print the JSON Schema of pipelines, for editors",
    options: [{ name: "out", value: "FILE", about: "write it to this file" }, config],
    examples: ["reelgraph schema --out reelgraph.schema.json"],
    load: async () => (await import("./commands/schema.ts")).schema,
  },
  {
    name: "fmt",
    words: "FILE…",
    least: 1,
    most: Infinity,
    about: "Bring pipelines into their canonical layout",
    options: [{ name: "check", about: "change nothing; exit with 1 if a file would change" }],
    examples: ["reelgraph fmt pipeline.json", "reelgraph fmt --check pipeline.json"],
    load: async () => (await import("./commands/fmt.ts")).fmt,
  },
  {
    name: "diff",
    words: "A B",
    least: 2,
    most: 2,
    about: "Say in words what differs between two pipelines",
    options: [json("the differences as one JSON document")],
    examples: ["reelgraph diff old.json new.json"],
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  {
    name: "init",
    words: "[DIR]",
    least: 0,
    most: 1,
    about: "Start a project: a small pipeline that runs at once, offline",
    options: [],
    examples: ["reelgraph init my-film"],
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "runs",
    words: "",
    least: 0,
    most: 0,
    about: "List earlier runs, newest first",
    options: [
      { name: "limit", value: "N", about: "at most so many (default 20)" },
      json("runs as one JSON document"),
      config,
    ],
    examples: ["reelgraph runs", "reelgraph runs --limit 1 --json"],
    load: async () => (await import("./commands/runs.ts")).runs,
  },
  {
    name: "cache",
    words: "[clear]",
    least: 0,
    most: 1,
    about: "Show how much is kept from earlier runs, or clear it",
    options: [json("the numbers as one JSON document"), config],
    examples: ["reelgraph cache", "reelgraph cache clear"],
    load: async () => (await import("./commands/cache.ts")).cache,
  },
  {
    name: "serve",
    words: "",
    least: 0,
    most: 0,
    about: "Serve the editor in the browser",
    options: [
      { name: "port", value: "N", about: "listen on this port (default: the variable PORT, else 4400)" },
      { name: "host", value: "HOST", about: "listen on this address (default: this machine alone)" },
    ],
    examples: ["reelgraph serve --port 4400"],
    load: async () => (await import("./commands/serve.ts")).serve,
  },
];
