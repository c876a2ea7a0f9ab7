import type { Command, Option } from "./command.ts";

const fleet: readonly Option[] = [
  {
    name: "database",
    value: "URL",
    about: "share this PostgreSQL with others (also: the variable REELGRAPH_DATABASE)",
  },
  { name: "artifacts", value: "DIR", about: "folder of media that all share (also: the variable REELGRAPH_ARTIFACTS)" },
];

/** The commands around a server. */
export const serving: readonly Command[] = [
  {
    name: "serve",
    words: "",
    least: 0,
    most: 0,
    about: "Serve the pipelines of this folder: the HTTP API, the video API and the editor's page",
    options: [
      { name: "port", value: "N", about: "listen on this port (default: the variable PORT, else 4400)" },
      { name: "host", value: "HOST", about: "listen on this address (default: this machine alone)" },
      { name: "runs", value: "N", about: "how many runs go at a time (default 4)" },
      { name: "log", about: "write what happens to stderr, as JSON lines without secrets" },
      { name: "drain", value: "SECONDS", about: "when stopped, say so at /ready for this long first (default 0)" },
      ...fleet,
    ],
    examples: ["reelgraph serve --port 4400", "reelgraph serve --log --drain 10 2>> server.log"],
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  {
    name: "worker",
    words: "",
    least: 0,
    most: 0,
    about: "Do the runs of servers that share a database, beside any number of other workers",
    more: [
      "Where a worker dies, another goes on with its runs. See docs/fleet.md.",
      "It ends by itself, with exit code 1, when others have taken it for dead: let it be started again.",
    ],
    options: [
      ...fleet,
      { name: "slots", value: "N", about: "runs at a time, of which most wait for vendors (default 32)" },
      { name: "config", value: "FILE", about: "use this configuration, not the nearest one" },
    ],
    examples: ["reelgraph worker --database postgresql://studio@db/reelgraph --artifacts /mnt/films"],
    load: async () => (await import("./commands/worker.ts")).worker,
  },
  {
    name: "fleet",
    words: "",
    least: 0,
    most: 0,
    about: "Show how the fleet of a database stands: the queue, workers, lanes and what was spent",
    options: [...fleet, { name: "json", about: "print as one JSON document" }],
    examples: ["reelgraph fleet --database postgresql://studio@db/reelgraph"],
    load: async () => (await import("./commands/fleet.ts")).fleet,
  },
  {
    name: "move-up",
    words: "",
    least: 0,
    most: 0,
    about: "Copy this folder's runs, money, results and media to an empty database of a fleet",
    more: [
      "Nothing may run here meanwhile. Runs that are interrupted or paused go on there.",
      "Media go to the storage of the configuration where it names some; without a database they alone go.",
    ],
    options: [
      ...fleet,
      { name: "config", value: "FILE", about: "use this configuration, not the nearest one" },
      { name: "json", about: "print as one JSON document" },
    ],
    examples: ["reelgraph move-up --database postgresql://studio@db/reelgraph --artifacts /mnt/films"],
    load: async () => (await import("./commands/move-up.ts")).moveUp,
  },
  {
    name: "keys",
    words: "[list|add|revoke ID]",
    least: 0,
    most: 2,
    about: "List, make and revoke the API keys of this folder's server, or of all servers of a database",
    more: ["A key is shown once, when it is made. Servers that run know within a second what has changed."],
    options: [
      { name: "scope", value: "SCOPE", many: true, about: "with add: what the key may do" },
      { name: "tenant", value: "NAME", about: "with add: whose pipelines, runs and files it reaches (default: yours)" },
      { name: "day-usd", value: "USD", about: "with add: most that all of its runs may spend on one day (UTC)" },
      { name: "total-usd", value: "USD", about: "with add: most that all of its runs may ever spend" },
      { name: "requests-per-minute", value: "N", about: "with add: most requests a minute" },
      { name: "runs-per-minute", value: "N", about: "with add: most runs that it may start a minute" },
      { name: "expires", value: "DATE", about: "with add: from then on it is no key any more" },
      { name: "note", value: "TEXT", about: "with add: what it is for" },
      ...fleet.filter(({ name }) => name === "database"),
      { name: "json", about: "print as one JSON document" },
      { name: "config", value: "FILE", about: "use this configuration, not the nearest one" },
    ],
    examples: [
      "reelgraph keys add --scope runs:start --scope runs:read --day-usd 20 --note studio",
      "reelgraph keys list",
      "reelgraph keys revoke 3f9c0a1b2c4d",
    ],
    load: async () => (await import("./commands/keys.ts")).keys,
  },
  {
    name: "backup",
    words: "DIR",
    least: 1,
    most: 1,
    about: "Copy the state folder to a new folder, while runs and a server go on",
    more: ["The copy can be used as a state folder: with REELGRAPH_HOME, or in place of .reelgraph."],
    options: [
      { name: "json", about: "print what was copied as one JSON document" },
      { name: "config", value: "FILE", about: "use this configuration, not the nearest one" },
    ],
    examples: ["reelgraph backup /backups/films-2026-11-29"],
    load: async () => (await import("./commands/backup.ts")).backup,
  },
];
