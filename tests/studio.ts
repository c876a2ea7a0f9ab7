import { join } from "node:path";
import { startMockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { ExecutionSession, openWorkspace, RunControl } from "@reelgraph/engine/node";
import { onTestFinished } from "vitest";
import { project } from "./cli-program.ts";

/** Two clips of a second at ten cents each, joined; the vendor takes one job at a time. */
export const twoClips = {
  reelgraph: 1,
  inputs: { words: { type: "list<text>", default: ["a hare", "a fox"] } },
  nodes: {
    shot: { use: "generate", with: { prompt: "$inputs.words", seconds: 1, size: "64x64" } },
    reel: { use: "concat", with: { clips: "$shot.video" } },
  },
  outputs: { reel: "$reel.video" },
  budget: { usd: 5 },
};

/** A vendor that takes one job at a time, and a project in this process that buys of it; `config` over what it has. */
export async function studio(
  pipeline: object,
  vendorOptions: MockVendorOptions = {},
  config: object = {},
  models: object = { "wan-3": { price: { usd: 0.1, per: "second" } } },
) {
  const vendor = await startMockVendor({ class: "A", jobMs: 30, ...vendorOptions });
  onTestFinished(() => vendor.close());
  const studio = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    submit: "idempotent",
    limits: { concurrency: 1 },
    models,
    budget: { dayUsd: 8 },
  };
  const folder = project({
    ".env": "MOCK_KEY=any\n",
    "reelgraph.config.json": {
      providers: { studio },
      defaults: { model: "studio/wan-3" },
      budget: { dayUsd: 20 },
      ...config,
    },
    "pipeline.json": pipeline,
  });
  const withSession = async <T>(use: (session: ExecutionSession) => Promise<T>): Promise<T> => {
    const session = await ExecutionSession.open({ file: join(folder, "pipeline.json"), env: {} });
    try {
      return await use(session);
    } finally {
      await session.close();
    }
  };
  const withRuns = async <T>(use: (runs: RunControl) => Promise<T>): Promise<T> => {
    const runs = new RunControl(await openWorkspace({ folder, env: {} }));
    try {
      return await use(runs);
    } finally {
      await runs.close();
    }
  };
  return { vendor, folder, withSession, withRuns };
}
