import { beforeEach, describe, expect, it } from "vitest";
import { memoryLedger, sureLease as lease } from "../testing/memory-ledger.ts";
import { sampleVideo } from "../testing/sample-media.ts";
import { createVirtualTime } from "../testing/virtual-time.ts";
import type { Caps } from "./budget.ts";
import { Ledger, type Intended, type Purchase } from "./ledger.ts";
import type { PaidJob } from "./books.ts";

const caps: Caps = { unknownPrice: "deny" };
const purchase: Purchase = { key: "k", run: "r", place: "clip", account: "a", model: "a/m", reserved: 0.5 };
const problem = { kind: "provider", message: "no" };

describe("the ledger", () => {
  let store = memoryLedger();
  let ledger = new Ledger(store, createVirtualTime(1_700_000_000_000));

  beforeEach(() => {
    store = memoryLedger();
    ledger = new Ledger(store, createVirtualTime(1_700_000_000_000));
  });

  const intend = (change: Partial<Purchase> = {}, gone?: PaidJob): Promise<Intended> =>
    ledger.intend({ ...purchase, ...change }, { ...caps, run: 1 }, lease, (attempt) => `name-${attempt}`, gone);

  async function intended(change: Partial<Purchase> = {}): Promise<PaidJob> {
    const made = await intend(change);
    if (made.is !== "intended") throw new Error(made.is);
    return made.job;
  }

  const standing = async (run = "r") => (await ledger.standing("k", run)).is;

  it("leads a purchase from its intent to its settlement, one record each (rule 26)", async () => {
    expect(await ledger.standing("k", "r")).toEqual({ is: "free", attempt: 1 });
    const job = await intended();
    expect(job).toMatchObject({ job: "k#1", state: "intent", clientKey: "name-1", sends: 1, owner: "r" });
    expect(await standing()).toBe("ambiguous");
    const submitted = await ledger.submitted(job, { id: "j" }, lease);
    expect(await standing()).toBe("running");
    const settled = await ledger.conclude(submitted, lease, { kind: "settled", media: sampleVideo, usd: 0.4 });
    expect(settled).toMatchObject({ state: "settled", usd: 0.4, ref: { id: "j" }, media: sampleVideo });
    expect(await standing()).toBe("done");
    expect(await standing("another")).toBe("done");
    expect(store.records.map(({ kind }) => kind)).toEqual(["intent", "submitted", "settled"]);
    expect((await ledger.books()).sum({ run: "r" })).toEqual({ spent: 0.4, reserved: 0, unknown: false });
  });

  it("makes one intent for a key, whoever asks, until that attempt is over (rule 25)", async () => {
    const job = await intended();
    expect((await intend()).is).toBe("ambiguous");
    expect((await intend({ run: "s" })).is).toBe("followed");
    await ledger.submitted(job, { id: "j" }, lease);
    expect((await intend()).is).toBe("running");
    expect((await intend({ run: "s" })).is).toBe("followed");
    expect(store.records).toHaveLength(2);
  });

  it("counts what a refusal gives back, and makes the next attempt under another name", async () => {
    await ledger.conclude(await intended(), lease, { kind: "refused", problem });
    expect((await ledger.books()).sum({ run: "r" })).toEqual({ spent: 0, reserved: 0, unknown: false });
    expect(await intended()).toMatchObject({ job: "k#2", clientKey: "name-2", attempt: 2 });
  });

  it("reserves the price under all caps in the same transaction, and refuses what would pass one (rule 28)", async () => {
    await intended();
    await intended({ key: "l" });
    expect(await intend({ key: "m", reserved: 0.01 })).toMatchObject({
      is: "over",
      exceeded: { cap: "run", reserved: 1, asked: 0.01 },
    });
    expect(store.records).toHaveLength(2);
    expect((await intend({ key: "m", reserved: 0.01, run: "s" })).is).toBe("intended");
  });

  it("parks a doubt, keeps its reservation, and ends it by what a person says (rule 27)", async () => {
    const parked = await ledger.conclude(await intended(), lease, { kind: "unknown", problem });
    expect([await standing(), await standing("s")]).toEqual(["parked", "parked"]);
    expect((await ledger.books()).sum({ run: "r" }).reserved).toBe(0.5);
    await expect(ledger.conclude(parked, lease, { kind: "refused", problem })).rejects.toMatchObject({
      code: "job-changed",
    });
    await ledger.resolve(parked, { as: "charged" }, lease);
    expect([await standing(), await standing("s")]).toEqual(["charged", "free"]);
    expect((await ledger.books()).sum({ run: "r" })).toEqual({ spent: 0.5, reserved: 0, unknown: false });
  });

  it("follows a parked job again when a person knows its name, and makes another attempt when it was lost", async () => {
    const parked = await ledger.conclude(await intended(), lease, { kind: "unknown", problem });
    expect(await ledger.resolve(parked, { ref: { id: "found" } }, lease)).toMatchObject({ state: "submitted" });
    const other = await ledger.conclude(await intended({ key: "l" }), lease, { kind: "unknown", problem });
    expect(await ledger.resolve(other, { as: "lost" }, lease)).toMatchObject({ state: "lost" });
    expect(await ledger.standing("l", "r")).toEqual({ is: "free", attempt: 2 });
  });

  it("lets one run adopt what another left, and that one can't go on with it", async () => {
    const job = await intended();
    const adopted = await ledger.adopt(job, "s", lease);
    expect(adopted).toMatchObject({ owner: "s", run: "r" });
    expect([await standing("r"), await standing("s")]).toEqual(["followed", "ambiguous"]);
    await expect(ledger.adopt(job, "t", lease)).rejects.toMatchObject({ code: "job-changed" });
    expect((await ledger.books()).of("s")).toHaveLength(1);
    // Who pays doesn't change with who follows.
    expect((await ledger.books()).sum({ run: "r" }).reserved).toBe(0.5);
  });

  it("sends again only what nobody has sent again meanwhile", async () => {
    const job = await intended();
    expect(await ledger.again(job, lease)).toMatchObject({ sends: 2, state: "intent" });
    await expect(ledger.again(job, lease)).rejects.toMatchObject({ code: "job-changed" });
  });

  it("buys a settled clip anew only when just that clip is gone", async () => {
    const settled = await ledger.conclude(await intended(), lease, { kind: "settled", media: sampleVideo, usd: 0.5 });
    expect((await intend()).is).toBe("done");
    expect((await intend({}, { ...settled, job: "k#0" })).is).toBe("done");
    expect(await intend({}, settled)).toMatchObject({ is: "intended", job: { job: "k#2" } });
  });

  it("keeps an unknown price unknown: never 0, never spent (rule 28)", async () => {
    const { reserved: _, ...unpriced } = purchase;
    const made = await ledger.intend(unpriced, { unknownPrice: "allow" }, lease, () => "n");
    if (made.is !== "intended") throw new Error(made.is);
    expect(made.job).not.toHaveProperty("reserved");
    await ledger.conclude(made.job, lease, { kind: "settled", media: sampleVideo });
    expect((await ledger.books()).sum({ run: "r" })).toEqual({ spent: 0, reserved: 0, unknown: true });
  });

  it("forgets what could not be made durable, and reads everything again", async () => {
    let failing: Error | undefined;
    store = memoryLedger(() => failing);
    ledger = new Ledger(store, createVirtualTime());
    await intended({ key: "l" });
    failing = new Error("no space");
    await expect(intend()).rejects.toThrow("no space");
    failing = undefined;
    expect(await ledger.standing("k", "r")).toEqual({ is: "free", attempt: 1 });
    expect((await ledger.books()).sum({ run: "r" }).reserved).toBe(0.5);
  });

  it("sees what others have written since it looked", async () => {
    const other = new Ledger(store, createVirtualTime());
    const job = await intended();
    expect(await other.standing("k", "r")).toMatchObject({ is: "ambiguous", job });
    await other.submitted(job, { id: "j" }, lease);
    expect(await standing()).toBe("running");
    await expect(ledger.again(job, lease)).rejects.toMatchObject({ code: "job-changed" });
  });
});
