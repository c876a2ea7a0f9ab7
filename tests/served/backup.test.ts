import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { backupState, openWorkspace } from "@reelgraph/engine/node";
import { serve } from "@reelgraph/server";
import { expect, onTestFinished, test } from "vitest";
import { project, reelgraph } from "../cli-program.ts";
import { paidServer, shots } from "./paid-server.ts";

test("a state folder is copied while runs go; the copy opens, holds, and its runs go on without paying twice", async () => {
  const server = await paidServer({
    vendor: { class: "A", jobMs: 150 },
    serve: { concurrency: 12 },
    limits: { concurrency: 8 },
  });
  const start = (run: number) =>
    server.ask<{ id: string }>("/api/runs", {
      body: { pipeline: "film.json", text: JSON.stringify(shots(`a${run}`, `b${run}`)), maxCost: 1 },
    });
  const asked = await Promise.all(Array.from({ length: 12 }, (_, run) => start(run)));
  while (server.vendor.ledger().length < 6) await new Promise((resolve) => setTimeout(resolve, 5));
  const state = join(server.folder, ".reelgraph");
  const folder = project({});
  const copy = join(folder, ".reelgraph");
  const copied = await backupState(state, copy);
  expect(copied.files).toBeGreaterThan(4);
  // While it was copied, and after, money was spent that the copy doesn't know of.
  const known = new DatabaseSync(join(copy, "journal.db"), { readOnly: true });
  expect(Number(known.prepare("SELECT count(*) AS n FROM ledger").get()?.["n"])).toBeGreaterThan(0);
  known.close();
  await server.served.close();
  for (const name of ["reelgraph.config.json", ".env", "film.json"])
    copyFileSync(join(server.folder, name), join(folder, name));
  const restored = await serve({ workspace: await openWorkspace({ folder, env: {} }), folder, port: 0 });
  onTestFinished(() => restored.close());
  const token = readFileSync(join(copy, "token"), "utf8").trim();
  const states = async () => {
    const response = await fetch(new URL("/api/runs?limit=100", restored.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { id: string; state: string }[]).map(({ id, state: is }) => [id, is]);
  };
  for (let tries = 0; tries < 600; tries++) {
    if ((await states()).every(([, is]) => is === "succeeded")) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const ids = new Set(asked.map(({ body }) => body.id));
  expect((await states()).map(([id]) => id).toSorted()).toEqual([...ids].toSorted());
  expect(new Set((await states()).map(([, is]) => is))).toEqual(new Set(["succeeded"]));
  expect(server.vendor.ledger()).toHaveLength(24);
});

test("a backup is whole or isn't there, and never takes another's place", async () => {
  const server = await paidServer({});
  const { body } = await server.ask<{ id: string }>("/api/runs", { body: { pipeline: "film.json", maxCost: 1 } });
  await server.become(body.id, ["succeeded"]);
  const made = await reelgraph(server.folder, "backup", "kept", "--json");
  expect([made.code, JSON.parse(made.out)]).toMatchObject([0, { folder: join(server.folder, "kept") }]);
  expect(readdirSync(join(server.folder, "kept")).toSorted()).toEqual(
    expect.arrayContaining(["artifacts", "cache.db", "journal.db", "journal.head", "server.db", "token"]),
  );
  expect(readdirSync(server.folder)).not.toContain("kept.part");
  const again = await reelgraph(server.folder, "backup", "kept");
  expect([again.code, again.err]).toEqual([2, expect.stringContaining("already")]);
  const none = await reelgraph(project({}), "backup", "kept");
  expect([none.code, none.err]).toEqual([2, expect.stringContaining("no state folder")]);
});
