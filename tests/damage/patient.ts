import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MockVendor, startMockVendor } from "@reelgraph/mock-vendor";
import type { Video } from "@reelgraph/engine";
import { ExecutionSession } from "@reelgraph/engine/node";

/**
 * A project with a run that is finished and one that was paused between its clips, at a vendor that can't recognise a
 * submission that comes twice. `take` makes a copy of it as it was left: by a process that ended, or by one that died and
 * left its write-ahead logs.
 */
export interface Patient {
  readonly vendor: MockVendor;
  /** The run that was paused. */
  readonly paused: string;
  /** Prompts of the clips that are bought. */
  readonly prompts: ReadonlySet<string>;
  take(how: "ended" | "died"): string;
  close(): Promise<void>;
}

const clipUsd = 0.1;
export const env = {};
const { signal } = new AbortController();

/** Makes the project and its two runs. */
export async function openPatient(): Promise<Patient> {
  const parent = mkdtempSync(join(tmpdir(), "reelgraph-damage-"));
  const vendor = await startMockVendor({ class: "C", jobMs: 10, fps: 8 });
  const folder = join(parent, "project");
  mkdirSync(folder);
  const write = (file: string, json: unknown) => writeFileSync(join(folder, file), JSON.stringify(json));
  write("reelgraph.config.json", {
    providers: {
      mock: {
        use: "openai-videos",
        baseUrl: `${vendor.url}/v1`,
        key: { secret: "MOCK_KEY" },
        submit: "unknown",
        models: { m: { price: { usd: clipUsd, per: "second" } } },
      },
    },
    defaults: { model: "mock/m" },
  });
  writeFileSync(join(folder, ".env"), "MOCK_KEY=any\n");
  for (const name of ["finished", "paused"]) write(`${name}.json`, pipelineOf(name));

  const [one, two] = [await open(folder, "finished"), await open(folder, "paused")];
  const done = await one.run({ signal, maxCost: 1 });
  const held = await two.run({ signal });
  const prompts = new Set(vendor.jobs().map(({ prompt }) => prompt));
  if (done.state !== "succeeded" || held.state !== "paused" || prompts.size !== 5)
    throw new Error(`a patient could not be made: ${JSON.stringify([done, held])}`);
  const copies = { died: join(parent, "died"), ended: join(parent, "ended") };
  cpSync(folder, copies.died, { recursive: true });
  for (const session of [one, two]) await session.close();
  cpSync(folder, copies.ended, { recursive: true });
  let number = 0;
  return {
    vendor,
    paused: held.id,
    prompts,
    take(how) {
      const copy = join(parent, `copy-${++number}`);
      cpSync(copies[how], copy, { recursive: true });
      return copy;
    },
    async close() {
      await vendor.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** The clips in what a run gave, however it is nested. */
export function clipsIn(value: unknown): Video[] {
  if (typeof value !== "object" || value === null) return [];
  return "sha256" in value && "media" in value ? [value as Video] : Object.values(value).flatMap(clipsIn);
}

export function open(folder: string, name: string): Promise<ExecutionSession> {
  return ExecutionSession.open({ file: join(folder, `${name}.json`), env });
}

/** Three clips, each handed on by a node that costs nothing. */
function pipelineOf(name: string) {
  return {
    reelgraph: 1,
    inputs: { prompts: { type: "list<text>", default: ["one", "two", "three"].map((word) => `${name} ${word}`) } },
    nodes: {
      shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } },
      cut: { use: "trim", with: { video: "$shot.video" } },
    },
    ...(name === "paused" ? { budget: { usd: 2.5 * clipUsd, onExceed: "pause" } } : {}),
    outputs: { clips: "$cut.video" },
  };
}
