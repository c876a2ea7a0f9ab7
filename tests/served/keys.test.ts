import { statSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lines, project, reelgraph } from "../cli-program.ts";
import { paidServer, shots } from "./paid-server.ts";

const film = (...words: string[]) => ({ pipeline: "film.json", text: JSON.stringify(shots(...words)), maxCost: 1 });

test("ten runs at once on one key spend no more than it may: the others pause or are refused (check 31)", async () => {
  const server = await paidServer({ vendor: { chaos: { seed: 7, rate: 0.1, only: ["500-before-commit"] } } });
  const { key } = await newKey(server.folder, ["--scope", "runs:start", "--scope", "runs:read", "--day-usd", "0.5"]);
  const asked = await Promise.all(
    Array.from({ length: 10 }, (_, run) =>
      server.ask<{ id: string }>("/api/runs", { token: key, body: film(`a${run}`, `b${run}`) }),
    ),
  );
  const begun = asked.filter(({ status }) => status === 202);
  for (const { body } of begun) await server.become(body.id, ["succeeded", "paused", "failed"], key);
  const charged = () => server.vendor.ledger().reduce((sum, { cents }) => sum + cents, 0);
  expect(charged()).toBeGreaterThan(20);
  expect(charged()).toBeLessThanOrEqual(50);
  const before = charged();
  // The owner's money is another's.
  const { body } = await server.ask<{ id: string }>("/api/runs", { body: film("mine") });
  await server.become(body.id, ["succeeded"]);
  expect(charged()).toBe(before + 10);
  const more = await server.ask("/api/runs", { token: key, body: film("c1", "c2", "c3", "c4", "c5", "c6") });
  expect(more).toMatchObject({ status: 402, body: { code: "over-budget" } });
});

test("a key that is revoked buys nothing more, also for runs that go already", async () => {
  const server = await paidServer({ vendor: { jobMs: 400 }, limits: { concurrency: 1 } });
  const { key, id } = await newKey(server.folder, ["--scope", "runs:start", "--scope", "runs:read"]);
  const { body } = await server.ask<{ id: string }>("/api/runs", { token: key, body: film("a", "b", "c") });
  while (server.vendor.ledger().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await reelgraph(server.folder, "keys", "revoke", id)).code).toBe(0);
  expect((await server.ask("/api/runs", { token: key })).status).toBe(401);
  await server.become(body.id, ["paused", "failed"]);
  expect(server.vendor.ledger().length).toBeLessThan(3);
});

test("keys are made, listed and revoked from the command line; the file never holds a key", async () => {
  const folder = project({});
  const made = await newKey(folder, [
    "--scope",
    "runs:read",
    "--tenant",
    "acme",
    "--expires",
    "2099-01-31",
    "--note",
    "a b",
  ]);
  expect(made.key).toMatch(/^rg_[0-9a-f]{12}_[\w-]{43}$/);
  const file = join(folder, ".reelgraph/keys.json");
  expect(readFileSync(file, "utf8")).not.toContain(made.key.slice(16));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const listed = await reelgraph(folder, "keys", "list");
  expect(listed.out).toContain("acme  runs:read  until 2099-01-31, a b");
  expect(listed.out + listed.err).not.toContain(made.key);
  expect((await reelgraph(folder, "keys", "revoke", made.id)).code).toBe(0);
  expect((await reelgraph(folder, "keys")).err).toContain("There are no keys");
  const wrong = [
    ["add"],
    ["add", "--scope", "everything"],
    ["add", "--scope", "runs:read", "--tenant", "../x"],
    ["add", "--scope", "runs:read", "--expires", "soon"],
    ["revoke"],
    ["burn", made.id],
  ];
  for (const words of wrong) expect([words, (await reelgraph(folder, "keys", ...words)).code]).toEqual([words, 2]);
});

async function newKey(folder: string, options: readonly string[]): Promise<{ key: string; id: string }> {
  const { out, err, code } = await reelgraph(folder, "keys", "add", ...options, "--json");
  expect([code, err]).toEqual([0, expect.stringContaining("this once")]);
  const [made] = lines(out);
  return { key: String(made?.["key"]), id: String(made?.["id"]) };
}
