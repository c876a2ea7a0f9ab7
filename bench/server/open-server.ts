import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

/** How a server's process was since it was asked to begin. */
export interface Told {
  /** The most that it held, in MB. */
  readonly rssMb: number;
  /** Since its start. */
  readonly cpuSeconds: number;
  /** Processor time for which the event loop was held, in ms. */
  readonly heldMs: { readonly p99: number; readonly max: number };
  /** By the clock, which also runs while others have the processor. */
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
}

export interface BenchServer extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  begin(): Promise<void>;
  tell(): Promise<Told>;
}

/** A node that waits like for a vendor: in a lane of its run's own, so that it takes no place of this machine meanwhile. */
const plugin = `
import { defineNode, gives, one } from "@reelgraph/engine";
import { z } from "zod";
export const pause = defineNode({
  type: "pause", version: 1, title: "Pause", doc: "Waits.", category: "source", purity: "sampled",
  inputs: { text: one("text", { doc: "Anything." }) }, params: z.object({ ms: z.number(), lane: z.string() }),
  lane: ({ lane }) => lane,
  outputs: { text: gives("text", { doc: "The same." }) },
  async run({ inputs, params }, { signal }) {
    await new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, params.ms);
      signal.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
    });
    return { text: inputs.text + "." };
  },
});`;

/** Starts a server in a process of its own, in a folder with these pipelines. */
export async function openServer(
  files: Readonly<Record<string, object>>,
  { concurrency = 4, listeners = 2000 }: { readonly concurrency?: number; readonly listeners?: number } = {},
): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-"));
  writeFileSync(join(folder, "pause.mjs"), plugin);
  writeFileSync(join(folder, "reelgraph.config.json"), JSON.stringify({ plugins: ["pause.mjs"] }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  const child = fork(join(import.meta.dirname, "child.ts"), [folder, String(concurrency), String(listeners)]);
  const next = <T>() =>
    new Promise<T>((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`the server has ended with ${code}`));
      child.once("exit", gone);
      child.once("message", (message) => {
        child.off("exit", gone);
        resolve(message as T);
      });
    });
  const ask = <T>(what: string) => {
    const told = next<T>();
    child.send(what);
    return told;
  };
  const { url } = await next<{ url: string }>();
  return {
    url,
    token: readFileSync(join(folder, ".reelgraph/token"), "utf8").trim(),
    begin: async () => void (await ask("begin")),
    tell: () => ask<Told>("tell"),
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.send("end");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function machine(): string {
  return `load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`;
}
