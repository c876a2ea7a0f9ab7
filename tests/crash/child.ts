import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Answer, Ask } from "./child/buyer.ts";
import type { Orders } from "./child/hook.ts";

/** A process that buys. */
export interface Buyer {
  readonly pid: number;
  /** Undefined when it dies before it answers. */
  ask(ask: Ask): Promise<Answer | undefined>;
  /** Lets it end by itself; resolves when it is gone. */
  end(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a buyer from the bundle in a folder. */
export function startBuyer(bundle: string, orders: Orders = {}, under: readonly string[] = []): Buyer {
  const program = [process.execPath, "--import", `${bundle}/hook.mjs`, `${bundle}/buyer.mjs`];
  const [command = "", ...args] = [...under, ...program];
  const env = { PATH: process.env["PATH"], CRASH: JSON.stringify(orders), NODE_COMPILE_CACHE: `${bundle}/compiled` };
  const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = new Promise<void>((resolve) => child.on("close", () => resolve()));
  return {
    pid: child.pid ?? 0,
    async ask(ask) {
      child.stdin.write(`${JSON.stringify(ask)}\n`);
      const { value, done } = await lines.next();
      return done ? undefined : (JSON.parse(value) as Answer);
    },
    end() {
      child.stdin.end();
      return gone;
    },
    kill: (signal) => child.kill(signal),
  };
}

export type { Orders };
