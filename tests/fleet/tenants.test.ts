import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { project, start } from "../cli-program.ts";

interface Run {
  readonly id: string;
  readonly state: string;
  readonly spent: number;
  readonly outputs: { readonly clips?: { readonly sha256: string } };
  readonly problems: readonly { readonly code: string }[];
}

const film = {
  reelgraph: 1,
  nodes: { shot: { use: "generate", with: { prompt: "a lighthouse", seconds: 1, size: "64x64", seed: 7 } } },
  outputs: { clips: "$shot.video" },
};

describe.skipIf(noPostgres !== undefined)(`tenants of a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  it("share workers and a vendor's account, and nothing else: runs, results, money, budgets and files are each one's own", async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const vendor = await startMockVendor({ jobMs: 50, fps: 8 });
    onTestFinished(() => vendor.close());
    const models = { m: { price: { usd: 0.1, per: "second" } } };
    const mock = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "MOCK_KEY" }, models };
    const config = { providers: { mock }, defaults: { model: "mock/m" }, budget: { runUsd: 1, dayUsd: 0.15 } };
    const folder = project({ "reelgraph.config.json": config, ".env": "MOCK_KEY=any\n", "film.json": film });
    const env = { REELGRAPH_DATABASE: server.database("studio"), REELGRAPH_ARTIFACTS: join(folder, "media") };
    const begin = async (...args: string[]) => {
      const program = start(folder, args, env);
      onTestFinished(() => void program.child.kill("SIGKILL"));
      let said = "";
      program.child.stdout?.on("data", (text: string) => (said += text));
      await program.says("Ctrl-C");
      return said.trim();
    };
    const keyOf = async (tenant: string) => {
      const args = ["keys", "add", "--tenant", tenant, "--scope", "runs:start", "--scope", "runs:read"];
      return (await start(folder, [...args, "--scope", "artifacts:read"]).ended).out.trim();
    };
    const [anna, ben] = [await keyOf("anna"), await keyOf("ben")];
    const address = await begin("serve", "--port", "0");
    await begin("worker", "--slots", "4");
    const owner = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
    const ask = async (key: string, path: string, body?: object) => {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const init = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
      return fetch(address + path, init);
    };
    const make = async (key: string, text: object = film): Promise<Run> => {
      const asked = await ask(key, "/api/runs", { pipeline: "film.json", text: JSON.stringify(text) });
      const { id } = (await asked.json()) as Run;
      for (let tries = 0; tries < 1200; tries++) {
        const run = (await (await ask(key, `/api/runs/${id}`)).json()) as Run;
        if (run.state !== "queued" && run.state !== "running") return run;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`${id} does not end`);
    };
    const hers = await make(anna);
    expect(hers).toMatchObject({ state: "succeeded", spent: 0.1 });
    // The same film, and he has not got it.
    const his = await make(ben);
    expect(his).toMatchObject({ state: "succeeded", spent: 0.1 });
    expect(vendor.ledger()).toHaveLength(2);
    expect(await make(anna)).toMatchObject({ state: "succeeded", spent: 0 });
    // What one has spent today leaves the others' budget alone.
    const more = { ...film, nodes: { shot: { ...film.nodes.shot, take: 2 } } };
    expect(await make(anna, more)).toMatchObject({ state: "paused", spent: 0 });
    expect(await make(owner, more)).toMatchObject({ state: "succeeded", spent: 0.1 });
    // Nobody sees another's, and neither does the owner by accident.
    const status = async (key: string, path: string) => (await ask(key, path)).status;
    const clip = hers.outputs.clips?.sha256 ?? "";
    expect([await status(anna, `/api/runs/${hers.id}`), await status(anna, `/api/artifacts/${clip}`)]).toEqual([
      200, 200,
    ]);
    for (const other of [ben, owner]) {
      expect(await status(other, `/api/runs/${hers.id}`)).toBe(404);
      expect(await status(other, `/api/runs/${hers.id}/events`)).toBe(404);
    }
    expect(await status(ben, `/api/runs/${hers.id}/outputs`)).toBe(404);
    const listed = async (key: string) => ((await (await ask(key, "/api/runs")).json()) as Run[]).length;
    expect([await listed(anna), await listed(ben), await listed(owner)]).toEqual([3, 1, 1]);
    expect(existsSync(join(folder, "media/tenants/anna", clip.slice(0, 2), `${clip}.mp4`))).toBe(true);
    // Operators see what all have spent.
    expect(JSON.parse((await start(folder, ["fleet", "--json"], env).ended).out)).toMatchObject({ spentToday: 0.3 });
  }, 240_000);
});
