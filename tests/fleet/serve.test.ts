import { readFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { project, start } from "../cli-program.ts";

interface Run {
  readonly id: string;
  readonly state: string;
  readonly spent: number;
}

const film = (prompts: readonly string[]) => ({
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: prompts } },
  nodes: { shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } } },
  outputs: { clips: "$shot.video" },
  budget: { usd: 5 },
});

/** A server and its workers, as a studio starts them, on a database of their own. */
async function studio(jobMs: number) {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const vendor = await startMockVendor({ jobMs });
  onTestFinished(() => vendor.close());
  const mock = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    models: { m: { price: { usd: 0.1, per: "second" } } },
  };
  const folder = project({
    "reelgraph.config.json": { providers: { mock }, defaults: { model: "mock/m" } },
    ".env": "MOCK_KEY=any\n",
    "film.json": film(["one", "two"]),
  });
  const env = { REELGRAPH_DATABASE: server.database("studio") };
  const begin = async (args: readonly string[]) => {
    const program = start(folder, args, env);
    onTestFinished(() => void program.child.kill("SIGKILL"));
    await program.says("Ctrl-C");
    return program;
  };
  const worker = () => begin(["worker", "--slots", "4"]);
  return { vendor, folder, worker, begin, env };
}

async function client(folder: string, port: string) {
  const token = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
  const ask = async <T>(path: string, body?: object, method = body ? "POST" : "GET"): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { "content-type": "application/json" } : {}) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as T;
  };
  const become = async (id: string, state: string) => {
    for (let tries = 0; tries < 1200; tries++) {
      const run = await ask<Run>(`/api/runs/${id}`);
      if (run.state === state) return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${id} has not ${state}: ${JSON.stringify(await ask(`/api/runs/${id}`))}`);
  };
  return { ask, become, token };
}

describe.skipIf(noPostgres !== undefined)(`a served fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  it("does runs on its workers: one is killed, the server is killed, and each clip is still paid once (rules 26, 29)", async () => {
    const { vendor, folder, worker, begin, env } = await studio(3000);
    const [first, second] = [await worker(), await worker()];
    // A port that was free a moment ago: where a server listens is read when it has ended.
    const probe = await begin(["serve", "--port", "0"]);
    probe.child.kill("SIGTERM");
    const { port } = new URL((await probe.ended).out.trim());
    const server = await begin(["serve", "--port", port]);
    const { ask, become } = await client(folder, port);
    const started = await ask<Run>("/api/runs", { pipeline: "film.json", maxCost: 1 });
    while (vendor.ledger().length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await ask<Run>(`/api/runs/${started.id}`)).state).toBe("running");
    // Whichever of them has it.
    first.child.kill("SIGKILL");
    server.child.kill("SIGKILL");
    const third = start(folder, ["serve", "--port", port], env);
    onTestFinished(() => void third.child.kill("SIGKILL"));
    await third.says("Ctrl-C");
    expect(await become(started.id, "succeeded")).toMatchObject({ spent: 0.2 });
    expect(vendor.ledger()).toHaveLength(2);
    // The work of one is known to all: nothing is bought again.
    const again = await ask<Run>("/api/runs", { pipeline: "film.json", maxCost: 1 });
    expect(await become(again.id, "succeeded")).toMatchObject({ spent: 0 });
    expect(vendor.ledger()).toHaveLength(2);
    second.child.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
  }, 240_000);

  it("a worker that was frozen for longer than its leases last ends by itself, to be started again", async () => {
    const { worker } = await studio(50);
    const frozen = await worker();
    frozen.child.kill("SIGSTOP");
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    frozen.child.kill("SIGCONT");
    const { code, err } = await frozen.ended;
    expect([code, err]).toEqual([1, expect.stringContaining("others do its runs")]);
  }, 120_000);

  it("keeps a run in the queue until a worker comes, tells its events, and lets it be cancelled wherever it is", async () => {
    const { vendor, folder, worker, begin } = await studio(60_000);
    const probe = await begin(["serve", "--port", "0"]);
    probe.child.kill("SIGTERM");
    const { port } = new URL((await probe.ended).out.trim());
    await begin(["serve", "--port", port]);
    const { ask, become, token } = await client(folder, port);
    const [waits, goes] = [
      await ask<Run>("/api/runs", { pipeline: "film.json", maxCost: 1 }),
      await ask<Run>("/api/runs", { pipeline: "film.json", text: JSON.stringify(film(["three"])), maxCost: 1 }),
    ];
    await ask(`/api/runs/${waits.id}/cancel`, {});
    const first = await worker();
    await become(goes.id, "running");
    const events = await fetch(`http://127.0.0.1:${port}/api/runs/${goes.id}/events`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const read = (async () => {
      let told = "";
      for await (const text of events.body?.pipeThrough(new TextDecoderStream()) ?? []) told += text;
      return told;
    })();
    while (vendor.ledger().length < 1) await new Promise((resolve) => setTimeout(resolve, 20));
    // A worker that is stopped gives it to another; that is no end of the run.
    first.child.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
    await worker();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect((await ask<Run>(`/api/runs/${goes.id}`)).state).toBe("running");
    await ask(`/api/runs/${goes.id}/cancel`, {});
    await become(goes.id, "cancelled");
    expect(await read).toMatch(/run\.started[^]*run\.resumed[^]*job\.submitted[^]*run\.finished/);
    expect((await read).match(/event: run\.finished/g)).toHaveLength(1);
    // The run that was cancelled while it waited was never begun.
    expect(vendor.jobs().map(({ prompt }) => prompt)).toEqual(["three"]);
  }, 240_000);
});
