import type { Option } from "./command.ts";

/** Options that several commands have. */

export const config: Option = { name: "config", value: "FILE", about: "use this configuration, not the nearest one" };
export const out: Option = { name: "out", value: "DIR", about: "put outputs here (default: out/ beside the pipeline)" };

export const choices: readonly Option[] = [
  { name: "input", value: "NAME=VALUE", many: true, about: "set an input; NAME=@FILE reads the value from a file" },
  { name: "take", value: "NODE[=N]", many: true, about: "use this take of a node; without N, make the next one" },
  { name: "to", value: "NODE", many: true, about: "run only what this node needs" },
  { name: "from", value: "NODE", many: true, about: "run this node and all behind it again" },
  { name: "strict", about: "refuse what a model can't make as asked, rather than adapt it" },
  out,
  config,
];

export const quiet: Option = { name: "quiet", short: "q", about: "no progress, only results and problems" };

export const spending: readonly Option[] = [
  { name: "max-cost", value: "USD", about: "most that the run may spend; refuse to start one that must cost more" },
  { name: "no-budget", about: "no cap on this run; caps of a day and of an account hold" },
  { name: "unknown-price", value: "allow|deny", about: "whether to buy what has no known price (default deny)" },
];

/** For programs: `what` is what is printed. */
export function json(what: string): Option {
  return { name: "json", about: `print ${what}` };
}

export const provenance: Option = {
  name: "no-provenance",
  about: "write no NAME.json beside each file, which tells its origin",
};

export const embed: Option = {
  name: "embed-pipeline",
  about: "put the pipeline into each film, prompts and all; the editor opens it again",
};

export const who: readonly Option[] = [
  { name: "by", value: "NAME", about: "who answers (default: the user's name on this machine)" },
  { name: "note", value: "TEXT", about: "why" },
];
