import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { s3Account } from "../../packages/engine/src/testing/s3-server.ts";
import type { Bench } from "./cycle.ts";

const submit = { A: "idempotent", B: "searchable", C: "unknown" };
/** What a clip of one second costs, in USD and in the vendor's cents. */
export const price = { usd: 0.1, cents: 10 };
/** Clips in a run. */
export const clips = 3;

/** A project whose run buys three clips of this vendor, named after it, and cuts them. Returns its folder. */
export function makeProject({ parent, vendor, kind, perSecond, bucket }: Bench, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  const write = (file: string, json: unknown) => writeFileSync(join(folder, file), JSON.stringify(json));
  write("reelgraph.config.json", {
    providers: {
      mock: {
        use: "openai-videos",
        baseUrl: `${vendor.url}/v1`,
        key: { secret: "MOCK_KEY" },
        submit: submit[kind],
        // In hasty time. In class B a submission that is lost is looked for after both.
        submitTimeoutSeconds: kind === "B" ? 5 : 60,
        visibleAfterSeconds: 0.5,
        limits: perSecond === undefined ? {} : { requests: [{ max: perSecond, perSeconds: 1 }] },
        models: { m: { price: { usd: price.usd, per: "second" } } },
      },
    },
    defaults: { model: "mock/m" },
    budget: { runUsd: 1 },
    ...(bucket && { storage: { s3: { endpoint: bucket.endpoint, bucket: bucket.bucket, ...s3Account } } }),
  });
  const secrets = Object.entries({ MOCK_KEY: "any", ...bucket?.env });
  writeFileSync(join(folder, ".env"), secrets.map(([key, value]) => `${key}=${value}\n`).join(""));
  write("pipeline.json", {
    reelgraph: 1,
    inputs: { prompts: { type: "list<text>", default: ["one", "two", "three"].map((word) => `${name} ${word}`) } },
    nodes: {
      shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } },
      cut: { use: "trim", with: { video: "$shot.video" } },
    },
    outputs: { clips: "$cut.video" },
  });
  return folder;
}
