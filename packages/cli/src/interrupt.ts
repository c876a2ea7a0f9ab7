import { rmSync } from "node:fs";
import { exits } from "./exits.ts";

/** Two signals within this time, in milliseconds, are one: npm and terminals pass the same Ctrl-C on twice. */
const sameMs = 250;
/** After this time, in milliseconds, the program ends whatever it is doing, unless it has asked for more. */
const patienceMs = 900;

/** What stops the program, and its ways out, which may be what stops it. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Lets what ends well take longer, in milliseconds, before the program ends all the same. */
  lastFor(ms: number): void;
  /** Unfinished files, removed when the program ends. */
  readonly drafts: Set<string>;
  readonly stdout: () => NodeJS.WriteStream;
  readonly stderr: () => NodeJS.WriteStream;
  readonly stdin: () => NodeJS.ReadStream;
}

/** Turns Ctrl-C, SIGTERM and a reader that has gone into one abort. A second Ctrl-C ends the program at once. */
export function watchInterrupts(process: NodeJS.Process): Interrupt {
  const controller = new AbortController();
  const drafts = new Set<string>();
  let first: number | undefined;
  let patience = patienceMs;
  const stop = () => {
    if (controller.signal.aborted) return;
    controller.abort(new Error("interrupted"));
    setTimeout(() => process.exit(exits.interrupted), patience).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (first !== undefined && now - first > sameMs) process.exit(exits.interrupted);
      first ??= now;
      stop();
    });
  }
  process.on("exit", () => {
    for (const path of drafts) rmSync(path, { force: true });
  });
  const stdout = once(() =>
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      // `reelgraph … | head`: nobody reads on, which is no error worth a word.
      if (error.code !== "EPIPE") process.stderr.write(`reelgraph: the results can't be written: ${error.message}\n`);
      stop();
    }),
  );
  const stderr = once(() => process.stderr.on("error", () => {}));
  return {
    signal: controller.signal,
    lastFor: (ms) => void (patience = ms),
    drafts,
    stdout,
    stderr,
    stdin: () => process.stdin,
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
