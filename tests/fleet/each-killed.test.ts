import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it } from "vitest";
import { become, film, openStudio, until, type Run } from "./studio.ts";

const shots = 6;
const long = {
  ...film,
  inputs: { prompts: { type: "list<text>", default: Array.from({ length: shots }, (_, shot) => `shot ${shot}`) } },
  nodes: { shot: { use: "generate", with: { ...film.nodes.shot.with, prompt: "$inputs.prompts" } } },
  outputs: { clips: "$shot.video" },
  budget: { usd: 2 },
};

interface Standing {
  readonly workers: readonly { readonly id: string; readonly runs: readonly { readonly id: string }[] }[];
}

// More than a minute: a lease has to lapse for each worker.
describe.skipIf(noPostgres !== undefined)(
  `each process of a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("may be killed while a film is made, each worker that has it and each server that tells of it: the film is done, and each clip is paid once", async () => {
      const studio = await openStudio(
        { jobMs: 5000, fps: 8 },
        { files: { "film.json": long }, limits: { concurrency: 1 } },
      );
      const homes = [studio.folder, ...Array.from({ length: 4 }, () => studio.copy())];
      let [a, b] = [await studio.serve(homes[0] ?? ""), await studio.serve(homes[1] ?? "")];
      const crew = new Map<string, { readonly home: string; readonly child: { kill(signal: "SIGKILL"): boolean } }>();
      const enlist = async (home: string) => {
        const { child, said } = await studio.worker(home);
        crew.set(said.out.trim(), { home, child });
      };
      for (const home of homes.slice(2)) await enlist(home);
      const { id } = (await a.ask<Run>("/api/runs", { pipeline: "film.json", maxCost: 2 })).body;
      const events: string[] = [];
      const bought = () => studio.vendor.ledger().length;
      /** Something is done since the last one died. */
      const further = async () => {
        const before = bought();
        await until(() => bought() > before || undefined);
      };
      const killed = new Set<string>();
      for (let deaths = 0; deaths < 3; deaths++) {
        await further();
        const holder = await until(async () => {
          const { out } = await studio.command(studio.folder, "fleet", "--json");
          const { workers } = JSON.parse(out) as Standing;
          return workers.find((worker) => worker.runs.some((run) => run.id === id) && !killed.has(worker.id))?.id;
        });
        const worker = crew.get(holder);
        worker?.child.kill("SIGKILL");
        killed.add(holder);
        events.push(`worker at ${bought()}`);
        await enlist(worker?.home ?? "");
        if (deaths === 0) {
          a.child.kill("SIGKILL");
          expect((await b.ask<Run>(`/api/runs/${id}`)).body.state).toBe("running");
          a = await studio.serve(homes[0] ?? "");
        }
        if (deaths === 1) {
          b.child.kill("SIGKILL");
          expect((await a.ask<Run>(`/api/runs/${id}`)).body.state).toBe("running");
          b = await studio.serve(homes[1] ?? "");
        }
      }
      expect([events.length, bought() < shots]).toEqual([3, true]);
      const run = (await become(a, id, "succeeded")) as Run & {
        outputs: { clips: readonly { value: { sha256: string } }[] };
      };
      expect(run.spent).toBeCloseTo(shots * 0.1);
      await become(b, id, "succeeded");
      const charges = studio.vendor.ledger();
      expect([charges.length, new Set(charges.map(({ key }) => key)).size]).toEqual([shots, shots]);
      const names = run.outputs.clips.map(({ value }) => value.sha256);
      const whole = names.map((sha256) => {
        const file = join(studio.env.REELGRAPH_ARTIFACTS, sha256.slice(0, 2), `${sha256}.mp4`);
        return createHash("sha256").update(readFileSync(file)).digest("hex");
      });
      expect(whole).toEqual(names);
      expect(new Set(names).size).toBe(shots);
    }, 400_000);
  },
);
