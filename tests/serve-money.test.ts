import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { expect, it, onTestFinished } from "vitest";
import { project, start } from "./cli-program.ts";

interface Run {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly spent: number;
}

const films = (prompts: readonly string[]) => ({
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: prompts } },
  nodes: { shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } } },
  outputs: { clips: "$shot.video" },
  budget: { usd: 5, onExceed: "pause" },
});

it("a served run pays once, pauses at its budget, goes on with more, and outlives the server's process", async () => {
  const vendor = await startMockVendor({});
  onTestFinished(() => vendor.close());
  const folder = project({
    "reelgraph.config.json": {
      providers: {
        mock: {
          use: "openai-videos",
          baseUrl: `${vendor.url}/v1`,
          key: { secret: "MOCK_KEY" },
          models: { m: { price: { usd: 0.1, per: "second" } } },
        },
      },
      defaults: { model: "mock/m" },
    },
    ".env": "MOCK_KEY=any\n",
    "film.json": films(["one", "two", "three"]),
  });
  const serve = async (port: string) => {
    const program = start(folder, ["serve", "--port", port]);
    onTestFinished(() => void program.child.kill("SIGKILL"));
    await program.says("Ctrl-C");
    return program;
  };
  // A port that was free a moment ago: where a server listens is read when it has ended.
  const probe = await serve("0");
  probe.child.kill("SIGTERM");
  const { port } = new URL((await probe.ended).out.trim());
  const token = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
  const ask = async (path: string, body?: object, key?: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body ? { "content-type": "application/json" } : {}),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    };
    const init = { headers, ...(body ? { method: "POST", body: JSON.stringify(body) } : {}) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    return { status: response.status, body: (await response.json()) as Run };
  };
  const become = async (id: string, state: string) => {
    for (let tries = 0; tries < 400; tries++) {
      const { body } = await ask(`/api/runs/${id}`);
      if (body.state === state) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${id} has not ${state}`);
  };

  const first = await serve(port);
  expect(
    await ask("/api/runs", { pipeline: "film.json", text: JSON.stringify({ ...films(["a"]), budget: undefined }) }),
  ).toMatchObject({
    status: 402,
    body: { code: "budget-required" },
  });
  expect(vendor.ledger()).toEqual([]);
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => ask("/api/runs", { pipeline: "film.json", maxCost: 0.25 }, "film")),
  );
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([402]));
  const { body: started } = await ask(
    "/api/runs",
    {
      pipeline: "film.json",
      text: JSON.stringify({ ...films(["one", "two", "three"]), budget: { usd: 0.25, onExceed: "pause" } }),
    },
    "film",
  );
  await become(started.id, "paused");
  expect(vendor.ledger()).toHaveLength(2);
  expect(await ask(`/api/runs/${started.id}/budget`, { maxCost: 0.1 })).toMatchObject({
    status: 422,
    body: { code: "budget-lowered" },
  });
  first.child.kill("SIGKILL");
  await first.ended;
  const second = await serve(port);
  expect(await ask(`/api/runs/${started.id}/budget`, { maxCost: 1 }, "more")).toMatchObject({ status: 202 });
  expect(await ask(`/api/runs/${started.id}/budget`, { maxCost: 1 }, "more")).toMatchObject({
    status: 202,
    body: { replayed: true },
  });
  expect(await become(started.id, "succeeded")).toMatchObject({ maxCost: 1 });
  expect(vendor.ledger()).toHaveLength(3);
  second.child.kill("SIGTERM");
  await second.ended;
});
