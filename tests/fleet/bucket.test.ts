import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { s3Account, startS3 } from "../../packages/engine/src/testing/s3-server.ts";
import { project, start } from "../cli-program.ts";

const film = {
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: ["one", "two"] } },
  nodes: {
    shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } },
    film: { use: "concat", with: { clips: "$shot.video" } },
  },
  outputs: { film: "$film.video" },
  budget: { usd: 5 },
};

interface Run {
  readonly id: string;
  readonly state: string;
  readonly spent: number;
  readonly outputs: { readonly film: { readonly sha256: string; readonly bytes: number } };
}

/** Machines of a fleet that have nothing in common but a database and a bucket. */
async function studio() {
  const database = await startPostgres();
  onTestFinished(() => database.stop());
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  const vendor = await startMockVendor({ jobMs: 50 });
  onTestFinished(() => vendor.close());
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const mock = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "MOCK_KEY" }, models };
  const { endpoint, bucket } = s3;
  const files = {
    "reelgraph.config.json": {
      providers: { mock },
      defaults: { model: "mock/m" },
      storage: { s3: { endpoint, bucket, ...s3Account } },
    },
    "film.json": film,
  };
  const env = { ...s3.env, MOCK_KEY: "any", REELGRAPH_DATABASE: database.database("studio") };
  const begin = async (args: readonly string[], folder = project(files)) => {
    const program = start(folder, args, env);
    onTestFinished(() => void program.child.kill("SIGKILL"));
    await program.says("Ctrl-C");
    return { ...program, folder };
  };
  return { s3, vendor, begin, env, files };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 50));

describe.skipIf(noPostgres !== undefined)(
  `a fleet with a bucket${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("makes a film on two workers without a common folder; one is killed while it stores a clip, and each is paid once (rules 26, 29)", async () => {
      const { s3, vendor, begin } = await studio();
      const probe = await begin(["serve", "--port", "0"]);
      probe.child.kill("SIGTERM");
      const { origin, port } = new URL((await probe.ended).out.trim());
      const { folder } = await begin(["serve", "--port", port], probe.folder);
      const token = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const ask = async (path: string, body?: object) => {
        const init = body ? { method: "POST", body: JSON.stringify(body), headers } : { headers };
        return (await (await fetch(origin + path, init)).json()) as Run;
      };
      const ended = async (id: string) => {
        for (let tries = 0; tries < 2400; tries++) {
          const run = await ask(`/api/runs/${id}`);
          if (!["queued", "running"].includes(run.state)) return run;
          await soon();
        }
        throw new Error(`${id} does not end`);
      };
      const first = await begin(["worker", "--slots", "2"]);
      // It has stored the first clip, and is in the middle of the second.
      let stored = 0;
      s3.fault = ({ method, key }) => {
        if (method !== "PUT" || !key.endsWith(".mp4") || ++stored < 2) return undefined;
        first.child.kill("SIGKILL");
        return "reset before";
      };
      const { id } = await ask("/api/runs", { pipeline: "film.json", maxCost: 1 });
      await first.ended;
      s3.fault = undefined;
      const second = await begin(["worker", "--slots", "2"]);
      const run = await ended(id);
      expect(run).toMatchObject({ state: "succeeded", spent: 0.2 });
      expect(vendor.ledger()).toHaveLength(2);

      // The server has none of it on its disk, and sends it on.
      const { sha256, bytes } = run.outputs.film;
      const whole = await fetch(`${origin}/api/artifacts/${sha256}`, { headers });
      const sent = Buffer.from(await whole.arrayBuffer());
      expect([sent.length, createHash("sha256").update(sent).digest("hex")]).toEqual([bytes, sha256]);
      const range = await fetch(`${origin}/api/artifacts/${sha256}`, { headers: { ...headers, range: "bytes=-9" } });
      expect([range.status, range.headers.get("content-range")]).toEqual([
        206,
        `bytes ${bytes - 9}-${bytes - 1}/${bytes}`,
      ]);
      expect(Buffer.from(await range.arrayBuffer()).equals(sent.subarray(-9))).toBe(true);
      const head = await fetch(`${origin}/api/artifacts/${sha256}`, { headers, method: "HEAD" });
      expect([head.headers.get("content-length"), head.headers.get("etag")]).toEqual([String(bytes), `"${sha256}"`]);
      const known = { ...headers, "if-none-match": `"${sha256}"` };
      expect((await fetch(`${origin}/api/artifacts/${sha256}`, { headers: known })).status).toBe(304);
      expect(existsSync(join(folder, ".reelgraph/copies"))).toBe(false);
      // A picture is made on a copy.
      const picture = await fetch(`${origin}/api/artifacts/${sha256}/thumbnail`, { headers });
      expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);

      // A third machine finds what the others made.
      second.child.kill("SIGTERM");
      expect((await second.ended).code).toBe(0);
      await begin(["worker"]);
      const again = await ask("/api/runs", { pipeline: "film.json", maxCost: 1 });
      expect(await ended(again.id)).toMatchObject({ state: "succeeded", spent: 0 });
      expect(vendor.ledger()).toHaveLength(2);
    }, 300_000);

    it("is refused media in two places", async () => {
      const { env, files } = await studio();
      const { code, err } = await start(project(files), ["worker", "--artifacts", "shared"], env).ended;
      expect([code, err]).toEqual([5, expect.stringContaining("can't be kept both in")]);
    }, 60_000);
  },
);
