import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeKey, scopes } from "@reelgraph/server";
import { expect, test } from "vitest";
import { paidServer, shots } from "./paid-server.ts";

/** Runs of two clips each that come at once, of the tenant that makes the crowd. */
const crowd = 15;
const perSecond = 5;

test("a tenant's crowd at a vendor's limit passes it never, and another tenant doesn't wait behind it (check 39)", async () => {
  const server = await paidServer({
    vendor: { windows: [{ requests: perSecond, perMs: 1000 }] },
    limits: { concurrency: 1000, requests: [{ max: perSecond, perSeconds: 1 }] },
    serve: { concurrency: 2 * crowd },
  });
  const [anna, ben] = [makeKey(scopes, { tenant: "anna" }), makeKey(scopes, { tenant: "ben" })];
  writeFileSync(join(server.folder, ".reelgraph/keys.json"), JSON.stringify([anna.kept, ben.kept]));
  const start = async (token: string, ...words: string[]) => {
    const body = { pipeline: "film.json", text: JSON.stringify(shots(...words)), maxCost: 1 };
    return (await server.ask<{ id: string }>("/api/runs", { token, body })).body.id;
  };
  const many = await Promise.all(
    Array.from({ length: crowd }, (_, run) => start(anna.key, `crowd ${run} a`, `crowd ${run} b`)),
  );
  const few = await start(ben.key, "alone a", "alone b");
  await server.become(few, ["succeeded", "failed", "paused"], ben.key);
  for (const id of many) {
    expect(await server.become(id, ["succeeded", "failed", "paused"], anna.key)).toMatchObject({ state: "succeeded" });
  }
  const order = server.vendor.jobs().map(({ prompt }) => prompt);
  for (const prompt of ["alone a", "alone b"]) expect(order.indexOf(prompt)).toBeLessThan(order.length - 1);
  const refused = server.vendor.requests().filter(({ method, status }) => method === "POST" && status >= 400);
  expect(refused).toEqual([]);
  expect(server.vendor.ledger()).toHaveLength(2 * crowd + 2);
  const times = server.vendor.ledger().map(({ at }) => at);
  for (const [index, at] of times.entries()) {
    expect(times.slice(index).filter((other) => other < at + 1000).length).toBeLessThanOrEqual(perSecond);
  }
});
