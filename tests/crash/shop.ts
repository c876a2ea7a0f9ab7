import { type FaultRule, type MockVendor, startMockVendor, type VendorClass } from "@reelgraph/mock-vendor";
import { type RunEvent, foldRun, noRun } from "@reelgraph/engine";
import { onTestFinished } from "vitest";
import { lines, project, reelgraph, start } from "../cli-program.ts";

export interface ShopOptions {
  readonly kind?: VendorClass;
  readonly jobMs?: number;
  readonly faults?: readonly FaultRule[];
  /** What is known of the vendor's limits. */
  readonly limits?: { readonly concurrency?: number };
  /** What the file says about money. */
  readonly budget?: object;
}

/** A vendor and a project whose run buys three clips of it through the real program. */
export async function openShop({
  kind = "A",
  jobMs = 1500,
  faults = [],
  limits = {},
  budget = { usd: 1 },
}: ShopOptions = {}) {
  const vendor = await startMockVendor({ class: kind, jobMs, faults });
  onTestFinished(() => vendor.close());
  const submit = { A: "idempotent", B: "searchable", C: "unknown" }[kind];
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const mock = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    submit,
    limits,
    models,
  };
  const folder = project({
    ".env": "MOCK_KEY=any\n",
    "reelgraph.config.json": { providers: { mock }, defaults: { model: "mock/m" } },
    "pipeline.json": {
      reelgraph: 1,
      inputs: { prompts: { type: "list<text>", default: ["a hare", "a fox", "a crane"] } },
      nodes: { shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } } },
      outputs: { clips: "$shot.video" },
      budget,
    },
  });
  const run = async (...args: string[]) => {
    const { code, out, err } = await reelgraph(folder, ...args, "--json");
    return { code, err, told: lines(out) };
  };
  return {
    vendor,
    folder,
    run,
    /** Starts the run; resolves when the vendor has taken so many jobs and the program has said so. */
    async running(jobs: number) {
      const program = start(folder, ["run", "pipeline.json", "--json"]);
      let out = "";
      program.child.stdout?.on("data", (text: string) => (out += text));
      while (out.split('"job.submitted"').length <= jobs) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (program.child.exitCode !== null) throw new Error(out);
      }
      return { ...program, id: String(lines(out.slice(0, out.indexOf("\n")))[0]?.["run"]) };
    },
    /** The newest run, as `runs` lists it and as `runs show` shows it. */
    async shown() {
      const [listed] = (await run("runs")).told.flat() as unknown as { id: string; state: string; spent: number }[];
      const { told } = await run("runs", "show", listed?.id ?? "");
      return { ...(told[0] as unknown as Shown), listed };
    },
  };
}

export interface Shown {
  readonly id: string;
  readonly state: string;
  readonly spent: number;
  readonly units: readonly { readonly place: string; readonly state: string; readonly usd?: number }[];
  readonly jobs: readonly { readonly place: string; readonly state: string; readonly clientKey: string }[];
  readonly problems: readonly { readonly code: string }[];
}

/** Prompts that were charged for, in order; each should be there once. */
export function charged(vendor: MockVendor): readonly string[] {
  const prompts = new Map(vendor.jobs().map(({ id, prompt }) => [id, prompt]));
  return vendor
    .ledger()
    .map(({ jobId }) => prompts.get(jobId) ?? "")
    .toSorted();
}
export const all = ["a crane", "a fox", "a hare"];

/** What a stream of events adds up to, in the form of `runs show`. */
export function folded(told: readonly Record<string, unknown>[]) {
  const { units, state, usd } = foldRun(noRun, told as unknown as RunEvent[]);
  return comparable({ state, spent: usd, units: [...units].map(([place, unit]) => ({ ...unit, place })) });
}

/** What both tell of a run. The journal keeps no record of who was queued first. */
export function comparable({ state, spent, units }: Pick<Shown, "state" | "spent" | "units">) {
  const told = units.map(({ place, state, usd }) => ({ place, state, usd }));
  return { state, spent, units: told.toSorted((a, b) => a.place.localeCompare(b.place)) };
}
