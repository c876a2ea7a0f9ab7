import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Orders } from "../crash/child/hook.ts";
import type { Ask, Membership } from "./child/member.ts";

/** A process of the fleet. */
export interface Member {
  readonly pid: number;
  /** Resolves when it works, or is gone before that. */
  readonly ready: Promise<void>;
  /** Resolves when it is gone, with its exit code if it ended by itself. */
  readonly gone: Promise<number | null>;
  /** Whether it works by now. */
  works(): boolean;
  /** Undefined when it is gone before it answers. */
  ask(ask: Ask): Promise<unknown>;
  kill(signal: NodeJS.Signals): void;
}

/** What it says itself; DBOS has things to say, too. */
async function* answersOf(input: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input })) if (line.startsWith("=")) yield line.slice(1);
}

export function startMember(bundle: string, membership: Membership, orders: Orders = {}): Member {
  const program = ["--import", `${bundle}/hook.mjs`, `${bundle}/member.mjs`, JSON.stringify(membership)];
  const env = { PATH: process.env["PATH"], CRASH: JSON.stringify(orders), NODE_COMPILE_CACHE: `${bundle}/compiled` };
  const child = spawn(process.execPath, ["--no-warnings", ...program], { env, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => {});
  const lines = answersOf(child.stdout);
  const gone = new Promise<number | null>((resolve) => child.on("close", resolve));
  let working = false;
  const ready = (async () => {
    working = (await lines.next()).done !== true;
  })();
  let turn: Promise<unknown> = ready;
  return {
    pid: child.pid ?? 0,
    ready,
    gone,
    works: () => working,
    ask(ask) {
      turn = turn.then(async () => {
        child.stdin.write(`${JSON.stringify(ask)}\n`);
        const { value, done } = await lines.next();
        return done ? undefined : (JSON.parse(value) as unknown);
      });
      return turn;
    },
    kill: (signal) => child.kill(signal),
  };
}
