import { readFileSync } from "node:fs";
import { didYouMean, toProblem, ReelgraphError } from "@reelgraph/engine";
import { badUsage, readArguments } from "./arguments.ts";
import { commands } from "./commands.ts";
import { exits } from "./exits.ts";
import { describe, overview } from "./help.ts";
import { watchInterrupts } from "./interrupt.ts";
import { fail } from "./report/report.ts";
import { showTrace } from "./report/trace.ts";
import { openShell, type Shell } from "./shell.ts";

/** How long, in milliseconds, something left open may hold the program up after its work is done. */
const lingerMs = 300;

/** The whole program. Sets the exit code and lets Node end, so that what was written gets out. */
export async function program(process: NodeJS.Process): Promise<void> {
  const argv = process.argv.slice(2);
  const { env } = process;
  const plain = argv.includes("--no-color");
  const shell = openShell({ ...watchInterrupts(process), env, folder: process.cwd(), plain });
  process.on("uncaughtException", (thrown) => process.exit(failWith(thrown, argv, shell)));
  // Node ends when nothing is left to wait for but promises, and would call that a success.
  const alive = setInterval(() => {}, 2 ** 30);
  process.exitCode = await obey(argv, shell).catch((thrown: unknown) => failWith(thrown, argv, shell));
  clearInterval(alive);
  setTimeout(() => process.exit(), lingerMs).unref();
}

/** Whatever was thrown, told as problems. No stack traces, unless they are asked for. */
function failWith(thrown: unknown, argv: readonly string[], shell: Shell): number {
  showTrace(thrown, shell);
  if (shell.signal.aborted) return exits.interrupted;
  const problems = thrown instanceof ReelgraphError ? thrown.problems : [toProblem(thrown)];
  return fail(problems, exits.invalid, argv.includes("--json"), shell);
}

async function obey(argv: readonly string[], shell: Shell): Promise<number> {
  const [name = "help", ...rest] = argv.filter((word) => word !== "--no-color");
  const { columns } = shell.out.size();
  if (name === "--version" || name === "-v" || name === "version") return print(version(), shell);
  const asked = name === "help" ? rest[0] : undefined;
  if (name === "--help" || name === "-h" || (name === "help" && asked === undefined)) {
    return print(overview(shell.out.style, columns), shell);
  }
  const command = commands.find((one) => one.name === (asked ?? name));
  if (!command) throw unknownCommand(asked ?? name);
  const given = asked === undefined ? readArguments(command, rest) : undefined;
  if (!given || given.has("help")) return print(describe(command, shell.out.style, columns), shell);
  const action = await command.load();
  return action(given, shell);
}

function print(text: string, shell: Shell): number {
  shell.out.line(text);
  return exits.ok;
}

function unknownCommand(name: string): ReelgraphError {
  const names = commands.map((command) => command.name);
  return badUsage(`There is no command "${name}"`, {
    expected: names.join(", "),
    hint: "reelgraph --help",
    ...didYouMean(name, names),
  });
}

function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
