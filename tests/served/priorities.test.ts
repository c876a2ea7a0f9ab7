import { expect, test, vi } from "vitest";
import { paidServer, shots } from "./paid-server.ts";

test("clips of an urgent run go before those of a run that began earlier and can wait", async () => {
  const server = await paidServer({ vendor: { jobMs: 3000 }, limits: { concurrency: 1 }, serve: { concurrency: 2 } });
  const start = async (priority: string) => {
    const text = JSON.stringify(shots(`${priority} 1`, `${priority} 2`));
    const body = { pipeline: "film.json", text, maxCost: 1, priority };
    return (await server.ask<{ id: string }>("/api/runs", { body })).body.id;
  };
  const sent = () => server.vendor.jobs().map(({ prompt }) => prompt.slice(0, -2));
  const low = await start("low");
  await vi.waitFor(() => expect(sent()).toEqual(["low"]), 20_000);
  const high = await start("high");
  for (const id of [low, high]) {
    expect(await server.become(id, ["succeeded", "failed", "paused"])).toMatchObject({ state: "succeeded" });
  }
  expect(sent()).toEqual(["low", "high", "high", "low"]);
}, 60_000);
