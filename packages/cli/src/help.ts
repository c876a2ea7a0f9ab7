import type { Command, Option } from "./command.ts";
import { commands, common } from "./commands.ts";
import type { Style } from "./terminal/style.ts";
import { pad, wrap } from "./terminal/width.ts";

/** Columns that help text fills at most. */
const widest = 100;

/** What `reelgraph --help` prints. */
export function overview(style: Style, columns: number): string {
  const width = Math.max(...commands.map((command) => usage(command).length));
  const lines = commands.map((command) => entry(style.cyan(pad(usage(command), width)), width, command.about, columns));
  return [
    `${style.bold("reelgraph")}: films from pipeline files`,
    "",
    `${style.bold("Usage:")} reelgraph COMMAND [OPTIONS]`,
    "",
    ...lines,
    "",
    `${style.cyan("reelgraph COMMAND --help")} tells more about one, ${style.cyan("reelgraph --version")} which version this is.`,
    `To begin: ${style.cyan("reelgraph init my-film")}`,
    "",
  ].join("\n");
}

/** What `reelgraph COMMAND --help` prints. */
export function describe(command: Command, style: Style, columns: number): string {
  const options = [...command.options, ...common];
  const width = Math.max(...options.map((option) => spelling(option).length));
  const paragraphs = [command.about + ".", ...(command.more ?? [])];
  return [
    `${style.bold("Usage:")} reelgraph ${usage(command)} [OPTIONS]`,
    "",
    ...paragraphs.flatMap((text) => wrap(text, Math.min(columns, widest))),
    "",
    style.bold("Options:"),
    ...options.map((option) => entry(style.cyan(pad(spelling(option), width)), width, option.about, columns)),
    "",
    style.bold("Examples:"),
    ...command.examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

/** A term and what it means, in two columns. */
function entry(term: string, width: number, about: string, columns: number): string {
  const lines = wrap(about, Math.max(24, Math.min(columns, widest) - width - 4));
  return `  ${term}  ${lines.join(`\n${" ".repeat(width + 4)}`)}`;
}

function usage({ name, words }: Command): string {
  return words === "" ? name : `${name} ${words}`;
}

function spelling({ name, short, value }: Option): string {
  return `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
}
