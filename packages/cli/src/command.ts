import type { Shell } from "./shell.ts";

/** One option of a command, as it is parsed and as help shows it. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help; absent: a flag. */
  readonly value?: string;
  /** It may be given several times. */
  readonly many?: boolean;
  readonly about: string;
}

/** What was given to a command, checked against its options. */
export interface Arguments {
  readonly words: readonly string[];
  has(option: string): boolean;
  /** The last value. */
  get(option: string): string | undefined;
  all(option: string): readonly string[];
}

/** Does a command's work and returns the exit code. */
export type Action = (given: Arguments, shell: Shell) => Promise<number>;

export interface Command {
  readonly name: string;
  /** What stands behind the name in help: `FILE…`. */
  readonly words: string;
  readonly least: number;
  readonly most: number;
  /** One line. */
  readonly about: string;
  /** Further paragraphs. */
  readonly more?: readonly string[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** Loads the command's code, which no other command needs. */
  load(): Promise<Action>;
}
