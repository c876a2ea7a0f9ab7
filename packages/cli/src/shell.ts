import { fstatSync } from "node:fs";
import { redact } from "@reelgraph/engine/redact";
import { createStyle, wantsColour, type Style } from "./terminal/style.ts";

/** One of the two ways to the person: results go to `out`, everything else to `err`. */
export interface Channel {
  write(text: string): void;
  /** The text and a line break. */
  line(text?: string): void;
  readonly isTerminal: boolean;
  readonly style: Style;
  /** Of the terminal; 80 and 24 where there is none. */
  size(): { columns: number; rows: number };
}

/** The surroundings of a command. Nothing else in the program touches the process. */
export interface Shell {
  readonly out: Channel;
  readonly err: Channel;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the command runs. */
  readonly folder: string;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
  /** Tells of each line that a person types at a terminal, until Ctrl-C; false where there is no terminal. */
  listen(heard: (line: string) => void): boolean;
  /** Asks for more time to end well after that, in milliseconds. */
  lastFor(ms: number): void;
  /** Values that must never be printed. Asked for at every write, because secrets are read late. */
  hide(secrets: () => readonly string[]): void;
  /** A file to remove if the program ends before it is taken back. */
  draft(path: string): { keep(): void };
}

export interface ShellOptions {
  readonly env: Shell["env"];
  readonly folder: string;
  readonly signal: AbortSignal;
  lastFor(ms: number): void;
  /** Asked for at the first use: opening a stream takes milliseconds. */
  readonly stdout: () => NodeJS.WriteStream;
  readonly stderr: () => NodeJS.WriteStream;
  readonly stdin: () => NodeJS.ReadStream;
  /** The option --no-color. */
  readonly plain: boolean;
  readonly drafts: Set<string>;
}

export function openShell(options: ShellOptions): Shell {
  const { env, folder, signal, lastFor, stdout, stderr, stdin, plain, drafts } = options;
  let secrets: () => readonly string[] = () => [];
  const channel = (fd: number, stream: () => NodeJS.WriteStream): Channel => {
    // Pipes and files are told apart first: opening a stream to ask it takes milliseconds.
    const isTerminal = isCharacterDevice(fd) && stream().isTTY === true;
    const write = (text: string) => void stream().write(redact(text, secrets()));
    return {
      write,
      line: (text = "") => write(`${text}\n`),
      isTerminal,
      style: createStyle(!plain && wantsColour(isTerminal, env)),
      // Some pseudo-terminals say 0.
      size: () => ({ columns: (isTerminal && stream().columns) || 80, rows: (isTerminal && stream().rows) || 24 }),
    };
  };
  const listen = async (heard: (line: string) => void) => {
    const { createInterface } = await import("node:readline");
    // Without a terminal's ways of its own: Ctrl-C stays what it is.
    createInterface({ input: stdin(), terminal: false, signal }).on("line", heard);
  };
  return {
    out: channel(1, stdout),
    err: channel(2, stderr),
    env,
    folder,
    signal,
    listen(heard) {
      if (!isCharacterDevice(0) || !stdin().isTTY) return false;
      void listen(heard);
      return true;
    },
    lastFor,
    hide: (more) => (secrets = more),
    draft(path) {
      drafts.add(path);
      return { keep: () => void drafts.delete(path) };
    },
  };
}

function isCharacterDevice(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice();
  } catch {
    // The stream was closed by whoever started the program.
    return false;
  }
}
