import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { noPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it } from "vitest";
import { project, start } from "../cli-program.ts";
import { film, openStudio, until, type Run, type Server } from "./studio.ts";

describe.skipIf(noPostgres !== undefined)(
  `moving up with tenants${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("takes along what each has, and keeps it apart: runs, results, versions, videos, media, and the keys by which they come", async () => {
      const studio = await openStudio({ jobMs: 50, fps: 8 }, { config: { videoApi: { films: "film.json" } } });
      const { folder } = studio;
      const scopes = ["runs:start", "runs:read", "artifacts:read", "pipelines:read", "pipelines:write"];
      const keyOf = async (tenant: string) => {
        const args = ["keys", "add", "--tenant", tenant, ...scopes.flatMap((scope) => ["--scope", scope])];
        return (await start(folder, args).ended).out.trim();
      };
      const [anna, ben] = [await keyOf("anna"), await keyOf("ben")];
      const text = JSON.stringify(film);
      const end = async ({ ask }: Server, key: string, body: object) => {
        const { id } = (await ask<Run>("/api/runs", { pipeline: "film.json", text, ...body }, key)).body;
        return until(async () => {
          const run = (await ask<Run & { outputs: { clip: { sha256: string } } }>(`/api/runs/${id}`, undefined, key))
            .body;
          return ["queued", "running"].includes(run.state) ? undefined : run;
        });
      };
      const versions = async ({ ask }: Server, key: string) =>
        (await ask<readonly unknown[]>("/api/pipeline/versions?file=film.json", undefined, key)).body.length;
      const videos = async ({ ask }: Server, key: string) =>
        (await ask<{ data: readonly { id: string; status: string }[] }>("/v1/videos", undefined, key)).body.data;

      const alone = await studio.serve(folder, {});
      const hers = await end(alone, anna, { maxCost: 1 });
      const his = await end(alone, ben, { maxCost: 1 });
      expect([hers.state, his.state]).toEqual(["succeeded", "succeeded"]);
      // The owner's, for which nobody has a key but a client of the video API.
      const asked = await alone.ask<{ id: string }>("/v1/videos", { model: "films", prompt: "any" });
      await until(async () => (await videos(alone, alone.token))[0]?.status === "completed" || undefined);
      const before = [await versions(alone, anna), await versions(alone, ben)];
      expect(before[0]).toBeGreaterThan(0);
      expect(studio.vendor.ledger()).toHaveLength(3);
      alone.child.kill("SIGTERM");
      await alone.ended;

      const moved = await studio.command(folder, "move-up", "--json");
      expect([moved.code, moved.err]).toEqual([0, ""]);
      expect(JSON.parse(moved.out)).toMatchObject({ runs: 3, records: 9 });
      // Elsewhere, with what belongs to a project and no more.
      const other = project({
        "reelgraph.config.json": readFileSync(join(folder, "reelgraph.config.json"), "utf8"),
        ".env": "MOCK_KEY=any\n",
        "film.json": film,
      });
      rmSync(join(folder, ".reelgraph"), { recursive: true });
      const server = await studio.serve(other);
      await studio.worker(other);
      expect([await versions(server, anna), await versions(server, ben)]).toEqual(before);
      expect(await videos(server, server.token)).toMatchObject([{ id: asked.body.id, status: "completed" }]);
      expect(await videos(server, anna)).toEqual([]);
      for (const [key, own, another] of [
        [anna, hers, his],
        [ben, his, hers],
      ] as const) {
        const status = async (path: string) =>
          (await fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } })).status;
        expect([await status(`/api/runs/${own.id}`), await status(`/api/runs/${another.id}`)]).toEqual([200, 404]);
        expect(await status(`/api/artifacts/${own.outputs.clip.sha256}`)).toBe(200);
        expect(await end(server, key, { maxCost: 1 })).toMatchObject({ state: "succeeded", spent: 0 });
      }
      expect(studio.vendor.ledger()).toHaveLength(3);
    }, 240_000);
  },
);
