import { expect, it } from "vitest";
import { openShop } from "./shop.ts";

it("a process that finds all places of a lane taken by another one goes on as soon as the other's jobs end (rule 29)", async () => {
  const shop = await openShop({ limits: { concurrency: 1 } });
  const first = await shop.running(1);
  const { code, told } = await shop.run("run", "pipeline.json");
  expect((await first.ended).code).toBe(0);
  expect({ code, end: told.at(-1) }).toMatchObject({ code: 0, end: { type: "run.finished", state: "succeeded" } });
  expect(shop.vendor.ledger()).toHaveLength(3);
});
