import { describe, expect, it } from "vitest";
import type { Adapter } from "../../models/adapter.ts";
import { priceBy } from "../../models/price.ts";
import { VendorError } from "../../vendor.ts";
import { nonsense, spoiled } from "../hostile.ts";
import { recordingHttp } from "../recording-http.ts";
import { asksOf, list, live, type Bench } from "./bench.ts";

/** What is known about the models, and what the vendor says now. */
export function catalogueContract({ fixtures, fitted, options, expectKeyAtHome }: Bench): void {
  const { adapter, lists } = fixtures;
  describe("the catalogue", () => {
    it("says for each model what it can do, what it costs, and where that is from", () => {
      expect(new Set(adapter.models.map(({ id }) => id)).size).toBe(adapter.models.length);
      for (const model of adapter.models) {
        expect(model.facts.source, model.id).not.toBe("");
        expect(model.facts.asOf, model.id).toMatch(/^\d{4}-\d\d-\d\d$/);
        const { sizes, defaultSize } = model.capabilities;
        if (!("min" in sizes)) expect(sizes, model.id).toContainEqual(defaultSize);
        if (model.retiresAt !== undefined) expect(model.retiresAt).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    });

    const charged = fixtures.requests.filter(({ usd }) => usd !== undefined);
    it.skipIf(charged.length === 0).each(charged)("estimates no less than was charged: $name", ({ asked, usd = 0 }) => {
      const model = adapter.models.find(({ id }) => asked.model === `v/${id}`);
      const price = model && priceBy(model.prices, fitted(asked));
      expect(price?.max).toBeGreaterThanOrEqual(usd);
    });

    it.skipIf(!lists)("is what the vendor says now, where it says so", async () => {
      const wire = recordingHttp(...list(lists?.answers ?? []));
      const models = await adapter.list?.(options(wire), live);
      expect(models?.map(({ id }) => id)).toEqual(lists?.gives);
      expect(asksOf(wire.sent)[0]).toBe(lists?.asks);
      for (const request of wire.sent) expectKeyAtHome(request);
    });

    it.skipIf(!lists)("is not spoiled by an answer that makes no sense", async () => {
      const script = list(lists?.answers ?? []);
      for (const [at, recorded] of script.entries())
        for (const body of [...nonsense, ...spoiled(recorded.body)]) {
          const wire = recordingHttp(...script.with(at, { ...recorded, body }), ...script);
          const end = await adapter.list?.(options(wire), live).catch((error: unknown) => error);
          if (end instanceof Error) expect(end).toBeInstanceOf(VendorError);
          else for (const model of end as Awaited<ReturnType<NonNullable<Adapter["list"]>>>) expectModel(model);
        }
    });
  });
}

function expectModel({ id, capabilities: { seconds, sizes }, prices }: Adapter["models"][number]): void {
  expect(id).not.toBe("");
  for (const length of "min" in seconds ? [seconds.min, seconds.max] : seconds) expect(length).toBeGreaterThan(0);
  if (!("min" in sizes)) for (const { width, height } of sizes) expect(width * height).toBeGreaterThan(0);
  for (const { usd } of prices) expect(usd).toBeGreaterThanOrEqual(0);
}
