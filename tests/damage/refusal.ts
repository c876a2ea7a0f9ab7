import { spawn } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { type MockVendor, startMockVendor } from "@reelgraph/mock-vendor";
import { openWorkspace, RunControl, stateFiles } from "@reelgraph/engine/node";
import type { Order } from "./child/fail-hook.ts";
import type { Ended } from "./child/run-once.ts";
import { clipsIn, env, open } from "./patient.ts";

export const codes = ["EIO", "ENOSPC", "EROFS", "EMFILE"] as const;
const { signal } = new AbortController();

/** A vendor that recognises nothing, and a folder for projects. */
export interface Ward {
  readonly vendor: MockVendor;
  readonly parent: string;
  close(): Promise<void>;
}

export async function openWard(): Promise<Ward> {
  const parent = mkdtempSync(join(tmpdir(), "reelgraph-refusal-"));
  const vendor = await startMockVendor({ class: "C", jobMs: 10, fps: 8 });
  return {
    vendor,
    parent,
    async close() {
      await vendor.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** What came of a run whose disk refused a call. */
export interface Refusal extends Ended {
  readonly order: Order;
  /** What must not happen; empty when all is well. */
  readonly wrong: readonly string[];
}

/**
 * Runs a small pipeline (a clip that is bought, a node that costs nothing) in a process whose k-th writing call fails,
 * then goes on with it where nothing fails, and holds both against the vendor's books.
 */
export async function refuse({ vendor, parent }: Ward, order: Order): Promise<Refusal> {
  const name = `${order.code}-${order.at}-${order.stays ? "stays" : "once"}`;
  const folder = join(parent, name);
  project(folder, vendor.url, name);
  const jobs = () => vendor.jobs().filter(({ prompt }) => prompt === name);
  const wrong: string[] = [];

  const { ended, err } = await runOnce(join(folder, "pipeline.json"), order, join(parent, "compiled"));
  if (ended.faults.length > 0) wrong.push(`nobody foresaw ${ended.faults.join()}`);
  if (/\n\s+at .*:\d+:\d+/.test(err)) wrong.push(`a stack: ${err}`);
  if (ended.state !== "succeeded" && !ended.codes.includes("storage-failed"))
    wrong.push(`ended as ${ended.state} with "${ended.codes.join()}"`);
  wrong.push(...halves(stateFiles(join(folder, ".reelgraph")).artifacts));

  const runs = new RunControl(await openWorkspace({ folder, env }));
  try {
    const [record] = await runs.list(1);
    const intents = record ? (await runs.show(record.id)).jobs : [];
    for (const { key } of jobs()) {
      if (!intents.some(({ clientKey }) => clientKey === key)) wrong.push(`submitted ${key} without its intent`);
    }
    wrong.push(...(await goOn(folder, runs, record?.id, jobs)));
  } finally {
    await runs.close();
  }
  if (jobs().length !== 1) wrong.push(`${jobs().length} clips were paid`);
  rmSync(folder, { recursive: true, force: true });
  return { ...ended, order, wrong };
}

function project(folder: string, url: string, prompt: string): void {
  mkdirSync(folder);
  const write = (file: string, json: unknown) => writeFileSync(join(folder, file), JSON.stringify(json));
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const mock = { use: "openai-videos", baseUrl: `${url}/v1`, key: { secret: "MOCK_KEY" }, submit: "unknown", models };
  write("reelgraph.config.json", { providers: { mock }, defaults: { model: "mock/m" } });
  writeFileSync(join(folder, ".env"), "MOCK_KEY=any\n");
  write("pipeline.json", {
    reelgraph: 1,
    nodes: {
      shot: { use: "generate", with: { prompt, seconds: 1, size: "64x64" } },
      cut: { use: "trim", with: { video: "$shot.video" } },
    },
    outputs: { clip: "$cut.video" },
  });
}

/** `compiled`: the code made ready once for all of these processes. */
function runOnce(file: string, order: Order, compiled: string): Promise<{ ended: Ended; err: string }> {
  const [hook, script] = ["fail-hook.ts", "run-once.ts"].map((name) => join(import.meta.dirname, "child", name));
  const child = spawn(process.execPath, ["--import", hook ?? "", script ?? "", file], {
    env: { PATH: process.env["PATH"], FAIL: JSON.stringify(order), NODE_COMPILE_CACHE: compiled },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      if (code === 0) resolve({ ended: JSON.parse(out) as Ended, err });
      else reject(new Error(`${JSON.stringify(order)} ended the process with ${code}: ${err}`));
    });
  });
}

/** Files in the store that are not what their names say. */
function halves(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ name }) => name.endsWith(".mp4"))
    .filter(({ parentPath, name }) => hash("sha256", readFileSync(join(parentPath, name))) !== parse(name).name)
    .map(({ name }) => `half a file: ${name}`);
}

/** Goes on until the run has succeeded, as a person would who looks at the vendor's list where nobody else can tell. */
async function goOn(
  folder: string,
  runs: RunControl,
  run: string | undefined,
  jobs: () => readonly { readonly id: string; readonly key: string | null }[],
): Promise<string[]> {
  for (let tries = 0; tries < 3; tries++) {
    const details = run === undefined ? undefined : await runs.show(run);
    const session = await open(folder, "pipeline");
    try {
      const { state, outputs } =
        details === undefined
          ? await session.run({ signal, maxCost: 1 })
          : await session.resume(details.record.id, details.asked, { signal, maxCost: 1 });
      const [clip] = clipsIn(outputs);
      if (state === "succeeded" && clip) {
        const bytes = readFileSync(await session.pathOf(clip));
        return hash("sha256", bytes) === clip.sha256 ? [] : ["gave other bytes than it says"];
      }
    } finally {
      await session.close();
    }
    for (const { state, place, clientKey } of run === undefined ? [] : (await runs.show(run)).jobs) {
      if (state !== "unknown" || run === undefined) continue;
      const taken = jobs().find(({ key }) => key === clientKey);
      await runs.resolve(run, place, taken ? { job: taken.id } : { as: "lost" }, signal);
    }
  }
  return ["it can't be gone on with"];
}
