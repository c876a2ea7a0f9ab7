import { readFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { lines, project, start } from "../cli-program.ts";

const film = {
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: ["one", "two"] } },
  nodes: { shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } } },
  outputs: { clips: "$shot.video" },
  budget: { usd: 5 },
};

describe.skipIf(noPostgres !== undefined)(`moving up${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  it("takes runs, money, results and media along: what was made is found, what was on its way goes on, and nothing is bought twice", async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const vendor = await startMockVendor({ jobMs: 50 });
    onTestFinished(() => vendor.close());
    const patient = await startMockVendor({ jobMs: 60_000 });
    onTestFinished(() => patient.close());
    const models = { m: { price: { usd: 0.1, per: "second" } } };
    const mock = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "MOCK_KEY" }, models };
    const folder = project({
      "reelgraph.config.json": {
        providers: { mock, slow: { ...mock, baseUrl: `${patient.url}/v1` } },
        defaults: { model: "mock/m" },
      },
      ".env": "MOCK_KEY=any\n",
      "film.json": film,
      "slow.json": {
        ...film,
        nodes: { shot: { use: "generate", with: { prompt: "five", model: "slow/m", seconds: 1, size: "64x64" } } },
      },
      "later.json": {
        ...film,
        inputs: { prompts: { ...film.inputs.prompts, default: ["three", "four"] } },
        budget: { usd: 0.15, onExceed: "pause" },
      },
    });
    const env = { REELGRAPH_DATABASE: server.database("studio"), REELGRAPH_ARTIFACTS: join(folder, "shared") };
    const one = (...args: string[]) => start(folder, args).ended;
    const nothing = await start(folder, ["move-up", "--json"], env).ended;
    expect(lines(nothing.out)[0]).toMatchObject({ problems: [{ code: "no-state" }] });
    expect((await one("run", "film.json", "--quiet")).code).toBe(0);
    // One that is paused at its budget, to be gone on with there.
    expect((await one("run", "later.json", "--quiet")).code).toBe(3);
    expect(vendor.ledger()).toHaveLength(3);
    // While something runs there it stays.
    const going = start(folder, ["run", "slow.json", "--json"]);
    await going.says("job.submitted");
    const busy = await start(folder, ["move-up", "--json"], env).ended;
    expect(lines(busy.out)[0]).toMatchObject({ problems: [{ code: "not-drained" }] });
    going.child.kill("SIGKILL");
    await going.ended;
    const moved = await start(folder, ["move-up", "--json"], env).ended;
    expect([moved.code, moved.err]).toEqual([0, ""]);
    // Three clips, each intended, submitted and settled, and one that is on its way.
    expect(JSON.parse(moved.out)).toMatchObject({ runs: 3, records: 11 });
    // Once is enough.
    const again = await start(folder, ["move-up", "--json"], env).ended;
    expect(again.code).not.toBe(0);
    expect(lines(again.out)[0] ?? again.err).toMatchObject({ problems: [{ code: "not-empty" }] });

    const worker = start(folder, ["worker"], env);
    const probe = start(folder, ["serve", "--port", "0"], env);
    await probe.says("Ctrl-C");
    probe.child.kill("SIGTERM");
    const { port, origin } = new URL((await probe.ended).out.trim());
    const served = start(folder, ["serve", "--port", port], env);
    onTestFinished(() => [worker, served].forEach(({ child }) => child.kill("SIGKILL")));
    await Promise.all([worker.says("Ctrl-C"), served.says("Ctrl-C")]);
    const status = await start(folder, ["fleet", "--json"], env).ended;
    expect(JSON.parse(status.out)).toMatchObject({ queue: { waiting: 0, going: 0 }, workers: [{ slots: 32 }] });
    expect((await start(folder, ["fleet"], env).ended).out).toMatch(/0 runs wait[^]*worker on /);

    const token = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const ask = async (path: string, body?: object) => {
      const init = { headers, ...(body ? { method: "POST", body: JSON.stringify(body) } : {}) };
      return (await (await fetch(origin + path, init)).json()) as never;
    };
    const end = async (id: string) => {
      for (let tries = 0; tries < 600; tries++) {
        const run = (await ask(`/api/runs/${id}`)) as { state: string; spent: number };
        if (!["queued", "running"].includes(run.state)) return run;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`${id} does not end`);
    };
    const metrics = await (await fetch(`${origin}/metrics`, { headers })).text();
    expect(metrics).toMatch(/^reelgraph_runs_waiting 0$/m);
    expect(metrics).toMatch(/^reelgraph_fleet_workers 1$/m);
    expect(metrics).toMatch(/^reelgraph_fleet_slots 32$/m);
    const same = (await ask("/api/runs", { pipeline: "film.json" })) as { id: string };
    expect(await end(same.id)).toMatchObject({ state: "succeeded", spent: 0 });
    const runs = (await ask("/api/runs")) as { id: string; state: string }[];
    const paused = runs.find(({ state }) => state === "paused")?.id ?? "";
    await ask(`/api/runs/${paused}/budget`, { maxCost: 1 });
    expect(await end(paused)).toMatchObject({ state: "succeeded", spent: 0.2 });
    expect(vendor.ledger()).toHaveLength(4);
  }, 240_000);
});
