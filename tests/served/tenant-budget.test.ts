import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeKey, scopes } from "@reelgraph/server";
import { expect, test } from "vitest";
import { paidServer, shots } from "./paid-server.ts";

const film = (...words: string[]) => ({ pipeline: "film.json", text: JSON.stringify(shots(...words)), maxCost: 5 });

test("all keys of a tenant together spend no more on a day than the configuration says of it; another's money is its own", async () => {
  const server = await paidServer({
    limits: { concurrency: 4 },
    config: { budget: { dayUsd: 3 }, tenants: { anna: { budget: { dayUsd: 0.25 } } } },
  });
  const keys = [
    makeKey(scopes, { tenant: "anna" }),
    makeKey(scopes, { tenant: "anna" }),
    makeKey(scopes, { tenant: "ben" }),
  ];
  writeFileSync(join(server.folder, ".reelgraph/keys.json"), JSON.stringify(keys.map(({ kept }) => kept)));
  const [one = "", two = "", ben = ""] = keys.map(({ key }) => key);
  const start = async (token: string, ...words: string[]) =>
    (await server.ask<{ id: string }>("/api/runs", { token, body: film(...words) })).body.id;
  const runs = [await start(one, "a", "b"), await start(two, "c", "d")];
  const ends = [];
  for (const id of runs) ends.push((await server.become(id, ["succeeded", "paused", "failed"], one))["state"]);
  expect(ends).toContain("paused");
  const cents = () => server.vendor.ledger().reduce((sum, charge) => sum + charge.cents, 0);
  expect(cents()).toBe(20);
  const plan = await server.ask("/api/plan", { token: two, body: film("e") });
  expect(plan.body).toMatchObject({
    budgets: expect.arrayContaining([{ cap: "day", usd: 0.25, spent: 0.2, reserved: 0 }]),
  });
  expect(await server.become(await start(ben, "a", "b", "c"), ["succeeded", "paused"], ben)).toMatchObject({
    state: "succeeded",
  });
  expect(cents()).toBe(50);
});
