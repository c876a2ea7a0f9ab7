import { hash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { noPostgres } from "@reelgraph/fleet/testing";
import { makeKey } from "@reelgraph/server";
import { describe, expect, it } from "vitest";
import { film, openStudio, until } from "./studio.ts";

interface VideoObject {
  readonly id: string;
  readonly status: string;
}

const published = {
  ...film,
  inputs: { prompt: { type: "text" } },
  nodes: { shot: { use: "generate", with: { ...film.nodes.shot.with, prompt: "$inputs.prompt" } } },
};

describe.skipIf(noPostgres !== undefined)(
  `what the servers of a fleet share${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("a video that was asked of one server is told and sent by the other, and one key makes one video", async () => {
      const studio = await openStudio(
        { jobMs: 1500 },
        { files: { "film.json": published }, config: { videoApi: { films: "film.json" } } },
      );
      const other = studio.copy();
      const [a, b] = [await studio.serve(studio.folder), await studio.serve(other)];
      const asked = { model: "films", prompt: "a lighthouse" };
      const key = { "idempotency-key": "one" };
      const begun = await Promise.all(
        [a, b, a, b].map((server) => server.ask<VideoObject>("/v1/videos", asked, server.token, key)),
      );
      const { id = "" } = begun[0]?.body ?? {};
      expect([begun.map(({ status }) => status), new Set(begun.map(({ body }) => body.id)).size]).toEqual([
        [200, 200, 200, 200],
        1,
      ]);
      const changed = await b.ask("/v1/videos", { ...asked, prompt: "a storm" }, b.token, key);
      expect(changed).toMatchObject({ status: 422, body: { error: { code: "idempotency_key_reused" } } });
      // What clients of OpenAI send again by themselves has no key.
      const retried = { "x-stainless-retry-count": "1" };
      const first = await a.ask<VideoObject>("/v1/videos", { ...asked, prompt: "a pier" });
      const second = await b.ask<VideoObject>("/v1/videos", { ...asked, prompt: "a pier" }, b.token, retried);
      expect(second.body.id).toBe(first.body.id);

      await studio.worker(other);
      await until(async () => (await b.ask<VideoObject>(`/v1/videos/${id}`)).body.status === "completed");
      const clips = await Promise.all(
        [a, b].map(async ({ url, token }) => {
          const response = await fetch(`${url}/v1/videos/${id}/content`, {
            headers: { authorization: `Bearer ${token}` },
          });
          expect(response.status).toBe(200);
          return hash("sha256", new Uint8Array(await response.arrayBuffer()));
        }),
      );
      expect(clips[0]).toBe(clips[1]);
      const list = await b.ask<{ data: VideoObject[] }>("/v1/videos");
      expect(list.body.data.map((video) => video.id)).toEqual([first.body.id, id]);
      await until(async () => (await a.ask<VideoObject>(`/v1/videos/${first.body.id}`)).body.status === "completed");
      expect(studio.vendor.ledger()).toHaveLength(2);
    }, 240_000);

    it("a key counts at all servers as soon as one has it, and at none a second after it is revoked, also where a copy of the old file lies", async () => {
      const studio = await openStudio({ jobMs: 100 });
      const old = makeKey(["runs:read"]);
      const other = studio.copy();
      const a = await studio.serve(studio.folder);
      const made = await studio.command(studio.folder, "keys", "add", "--scope", "runs:read");
      expect(made.code).toBe(0);
      const key = made.out.trim();
      const b = await studio.serve(other);
      const statuses = async (by: string) => {
        return Promise.all([a, b].map(async ({ ask }) => (await ask("/api/runs", undefined, by)).status));
      };
      expect(await statuses(key)).toEqual([200, 200]);
      const fresh = (await studio.command(other, "keys", "add", "--scope", "runs:read")).out.trim();
      expect(await statuses(fresh)).toEqual([200, 200]);
      // What a server had by itself is everybody's from its next start on.
      const third = studio.copy();
      writeFileSync(join(third, ".reelgraph/keys.json"), JSON.stringify([old.kept]));
      const c = await studio.serve(third);
      expect(await statuses(old.key)).toEqual([200, 200]);
      for (const one of [key, fresh, old.key]) {
        const [, id = ""] = /^rg_([^_]+)_/.exec(one) ?? [];
        expect((await studio.command(studio.folder, "keys", "revoke", id)).code).toBe(0);
        await until(async () => (await statuses(one)).every((status) => status === 401));
      }
      // It is not brought back by the file of whoever starts later.
      c.child.kill("SIGKILL");
      const d = await studio.serve(third);
      expect((await d.ask("/api/runs", undefined, old.key)).status).toBe(401);
      expect((await studio.command(third, "keys")).err).toContain("There are no keys");
    }, 240_000);

    it("a version that was saved at one server is seen at the other, and with a name it has there", async () => {
      const studio = await openStudio({ jobMs: 100 });
      const other = studio.copy();
      const [a, b] = [await studio.serve(studio.folder), await studio.serve(other)];
      const text = JSON.stringify({ ...film, name: "second" });
      const before = await a.ask<{ revision: string; text: string }>("/api/pipeline?file=film.json");
      const saved = await fetch(`${a.url}/api/pipeline?file=film.json`, {
        method: "PUT",
        headers: { authorization: `Bearer ${a.token}`, "content-type": "application/json" },
        body: JSON.stringify({ text, revision: before.body.revision }),
      });
      expect(saved.status).toBe(200);
      const listed = await b.ask<{ revision: string; name?: string }[]>("/api/pipeline/versions?file=film.json");
      expect(listed.body.map(({ revision }) => revision)).toEqual([hash("sha256", text), before.body.revision]);
      const named = { file: "film.json", version: before.body.revision, name: "the first" };
      expect((await b.ask("/api/pipeline/versions/name", named)).status).toBe(200);
      const again = await a.ask<{ name?: string }[]>("/api/pipeline/versions?file=film.json");
      expect(again.body.map(({ name }) => name)).toEqual([undefined, "the first"]);
      const old = await b.ask<{ text: string }>(`/api/pipeline/versions/${before.body.revision}?file=film.json`);
      expect(old.body.text).toBe(before.body.text);
    }, 240_000);
  },
);
