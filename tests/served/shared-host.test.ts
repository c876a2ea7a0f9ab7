import { expect, test } from "vitest";
import { paidServer, shots } from "./paid-server.ts";

const start = (text: object) => ({ pipeline: "film.json", text: JSON.stringify(text), maxCost: 1 });

test("all runs of a server share a vendor's lane: none is refused for asking too fast (rule 29)", async () => {
  const server = await paidServer({ vendor: { concurrency: 2, jobMs: 100 }, limits: { concurrency: 2 } });
  const asked = await Promise.all(
    ["a", "b", "c", "d"].map((word) =>
      server.ask<{ id: string }>("/api/runs", { body: start(shots(word, `${word}2`)) }),
    ),
  );
  for (const { body } of asked) await server.become(body.id, ["succeeded"]);
  const submissions = server.vendor.requests().filter(({ method }) => method === "POST");
  expect(submissions.map(({ status }) => status).filter((status) => status === 429)).toEqual([]);
  expect(server.vendor.ledger()).toHaveLength(8);
});

test("equal work of runs that go at the same time is made, and paid, once (rule 25)", async () => {
  const server = await paidServer({ vendor: { jobMs: 200 } });
  const asked = await Promise.all(
    Array.from({ length: 4 }, () => server.ask<{ id: string }>("/api/runs", { body: start(shots("same")) })),
  );
  const runs = await Promise.all(asked.map(({ body }) => server.become(body.id, ["succeeded"])));
  expect(new Set(asked.map(({ body }) => body.id)).size).toBe(4);
  expect(server.vendor.ledger()).toHaveLength(1);
  expect(runs.map(({ spent }) => spent).toSorted()).toEqual([0, 0, 0, 0.1]);
});
