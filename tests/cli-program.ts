import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const program = join(import.meta.dirname, "../packages/cli/bin/reelgraph.js");
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder of its own with these files; what is no text is written as JSON. Removed after the tests. */
export function project(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-cli-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the real program in a folder, away from the settings of whoever runs the tests. */
export function start(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const child: ChildProcess = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH, HOME, TMPDIR, SystemRoot, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...said })));
  /** Resolves when stderr or stdout has this text. */
  const says = async (text: string) => {
    while (!said.err.includes(text) && !said.out.includes(text)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (child.exitCode !== null) throw new Error(`It ended without saying "${text}":\n${said.out}${said.err}`);
    }
  };
  return { child, ended, says, said };
}

/** Runs the real program to its end. */
export function reelgraph(folder: string, ...args: string[]): Promise<Ended> {
  return start(folder, args).ended;
}

/** The JSON values of all lines. */
export function lines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
