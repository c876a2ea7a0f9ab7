import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "./child/fail-hook.ts";
import { codes, openWard, refuse, type Ward } from "./refusal.ts";

/** Calls that write in one run; `npm run damage:disk` goes through all. */
const some = [2, 9, 17, 31, 35, 52, 57, 66, 81, 92];
const orders: Order[] = some.map((at, index) => ({ at, code: codes[index % 4] ?? "EIO", stays: index % 3 === 0 }));

describe("a disk that refuses the k-th call that writes", () => {
  let ward: Ward;
  beforeAll(async () => {
    ward = await openWard();
  });
  afterAll(() => ward.close());

  it.each(orders)(
    "ends the run with a code, and it can be gone on with for one charge: %j (rule 26)",
    async (order) => {
      const { wrong, calls } = await refuse(ward, order);
      expect(wrong).toEqual([]);
      expect(calls.failed).toBeDefined();
    },
  );

  it("has as many calls to refuse as are tried here, and a run that meets no refusal succeeds", async () => {
    const { wrong, calls, state } = await refuse(ward, { at: 10_000, code: "EIO", stays: false });
    expect([wrong, state]).toEqual([[], "succeeded"]);
    expect(calls.count).toBeGreaterThan(60);
    expect(calls.count).toBeLessThan(140);
  });
});
