import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Orders, startBuyer } from "./child.ts";

/** How a buyer dies: by its own hand at a point, by ours after some time, or, on Linux, on entering the nth of a system call. */
export type Death =
  | Pick<Orders, "at" | "side">
  | { readonly afterMs: number }
  | { readonly call: string; readonly nth: number };

/** How much faster sleeps and the monotonic time of buyers go. */
export const haste = 5;

/** Runs the pipeline of a folder, or goes on with it, until killed. Returns where that was; undefined: it came to its end. */
export async function runUntilKilled(bundle: string, folder: string, death: Death): Promise<string | undefined> {
  const says = join(folder, "says");
  const byItself: Orders = "at" in death ? { deed: "SIGKILL", says, ...death } : {};
  const buyer = startBuyer(bundle, { haste, ...byItself }, "call" in death ? injecting(death) : []);
  const timer = "afterMs" in death ? setTimeout(() => buyer.kill("SIGKILL"), death.afterMs) : undefined;
  const answer = await buyer.ask({ go: folder });
  clearTimeout(timer);
  await buyer.end();
  if (answer) return undefined;
  if ("afterMs" in death) return `after ${death.afterMs} ms`;
  return "call" in death ? `${death.call} ${death.nth}` : readFileSync(says, "utf8");
}

function injecting({ call, nth }: { call: string; nth: number }): string[] {
  return `strace -f -qq -o /dev/null -e trace=${call} -e inject=${call}:signal=SIGKILL:when=${nth}`.split(" ");
}
