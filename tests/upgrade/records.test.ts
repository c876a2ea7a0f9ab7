import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { lines, project, start } from "../cli-program.ts";
import { files } from "./records.ts";

/** What versions of the program have left behind that were killed in the middle (`keep-records.ts`), by their day. */
const kept = join(import.meta.dirname, "fixtures");

/** A copy of what was left, and the vendor with its books. */
async function left(day: string, kind: "embedded" | "fleet") {
  const folder = project({});
  cpSync(join(kept, day, kind), folder, { recursive: true });
  const vendor = await startMockVendor({ jobMs: 50, fps: 8, state: join(folder, "vendor") });
  onTestFinished(() => vendor.close());
  for (const [name, text] of files(vendor.url)) writeFileSync(join(folder, name), text);
  return { folder, vendor, env: { REELGRAPH_HOME: join(folder, "state") } };
}

interface Run {
  readonly id: string;
  readonly pipeline: string;
  readonly state: string;
  readonly spent: number;
}

describe.each(readdirSync(kept))("records of the version of %s", (day) => {
  it("in a state folder: the half-done run goes on, the job that it left at the vendor is fetched, and results are found", async () => {
    const { folder, vendor, env } = await left(day, "embedded");
    const one = (...args: string[]) => start(folder, args, env).ended;
    const runs = JSON.parse((await one("runs", "--json")).out) as Run[];
    expect(runs.map(({ pipeline, state }) => [pipeline, state])).toEqual([
      ["half.json", "interrupted"],
      ["done.json", "succeeded"],
    ]);
    const { code, out } = await one("resume", runs[0]?.id ?? "", "--json");
    expect(lines(out).at(-1)).toMatchObject({ type: "run.finished", state: "succeeded", usd: 0.2 });
    expect(code).toBe(0);
    const again = await one("run", "done.json", "--json");
    expect(lines(again.out).at(-1)).toMatchObject({ state: "succeeded", usd: 0 });
    // Those that were bought then.
    expect(vendor.ledger()).toHaveLength(3);
  }, 240_000);

  it.skipIf(noPostgres !== undefined)(
    `in a fleet's database: its server and workers of now take the run up, and nothing is bought twice${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
    async () => {
      const { folder, vendor, env } = await left(day, "fleet");
      const server = await startPostgres();
      onTestFinished(() => server.stop());
      const url = server.load("records", join(kept, day, "fleet", "database.sql"));
      const begin = async (...args: string[]) => {
        const program = start(folder, args, { ...env, REELGRAPH_DATABASE: url });
        onTestFinished(() => void program.child.kill("SIGKILL"));
        let address = "";
        program.child.stdout?.on("data", (text: string) => (address += text));
        await program.says("Ctrl-C");
        return () => address.trim();
      };
      const address = await begin("serve", "--port", "0");
      await begin("worker");
      const token = readFileSync(join(folder, "state/token"), "utf8").trim();
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const ask = async <T>(path: string, body?: object) => {
        const init = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
        return (await (await fetch(address() + path, init)).json()) as T;
      };
      const become = async (id: string) => {
        for (let tries = 0; tries < 1200; tries++) {
          const run = await ask<Run>(`/api/runs/${id}`);
          if (run.state === "succeeded") return run;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error(`${id} does not end: ${JSON.stringify(await ask(`/api/runs/${id}`))}`);
      };
      const [half] = await ask<Run[]>("/api/runs?pipeline=half.json");
      expect(await become(half?.id ?? "")).toMatchObject({ spent: 0.2 });
      const same = await ask<Run>("/api/runs", { pipeline: "done.json" });
      expect(await become(same.id)).toMatchObject({ spent: 0 });
      expect(vendor.ledger()).toHaveLength(3);
    },
    240_000,
  );
});
