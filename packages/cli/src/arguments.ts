import { parseArgs } from "node:util";
import { didYouMean, failure, type ReelgraphError } from "@reelgraph/engine";
import type { Arguments, Command, Option } from "./command.ts";
import { common } from "./commands.ts";

/** Reads what stands behind a command's name. Throws `bad-usage`. */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const options = [...command.options, ...common];
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options.map((option) => [option.name, kindOf(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = options.find((one) => one.name === token.name);
    if (!option) throw unknown(command, token.rawName, options);
    const before = values.get(option.name) ?? [];
    values.set(option.name, [...before, valueOf(command, option, token)]);
  }
  if (!values.has("help")) checkWords(command, words);
  return {
    words,
    has: (name) => values.has(name),
    get: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
  };
}

/** A mistake in how the program was called. */
export function badUsage(message: string, more: { expected?: string; hint?: string } = {}): ReelgraphError {
  return failure("bad-usage", message, more);
}

function kindOf({ value, short }: Option): { type: "string" | "boolean"; multiple: true; short?: string } {
  return { type: value === undefined ? "boolean" : "string", multiple: true, ...(short ? { short } : {}) };
}

function valueOf(
  command: Command,
  option: Option,
  token: { value?: string | undefined; inlineValue?: boolean | undefined },
): string {
  const { value, inlineValue } = token;
  if (option.value === undefined) {
    if (value === undefined) return "";
    throw badUsage(`--${option.name} takes no value`, { expected: `--${option.name}` });
  }
  // What looks like the next option is no value, unless it is joined to this one.
  if (value === undefined || (value.startsWith("-") && inlineValue !== true)) {
    throw badUsage(`--${option.name} needs a value`, {
      expected: `--${option.name} ${option.value}`,
      ...help(command),
    });
  }
  return value;
}

function unknown(command: Command, name: string, options: readonly Option[]): ReelgraphError {
  const near = didYouMean(
    name,
    options.map((option) => `--${option.name}`),
  );
  return badUsage(`${command.name} has no option ${name}`, { ...help(command), ...near });
}

function checkWords(command: Command, words: readonly string[]): void {
  const { name, least, most } = command;
  const expected = `reelgraph ${name} ${command.words}`.trim();
  if (words.length < least) throw badUsage(`${name} needs ${command.words}`, { expected, ...help(command) });
  const extra = words[most];
  if (extra !== undefined) throw badUsage(`${name} can't do anything with "${extra}"`, { expected, ...help(command) });
}

function help({ name }: Command): { hint: string } {
  return { hint: `reelgraph ${name} --help` };
}
