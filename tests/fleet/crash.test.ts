import { noPostgres, startPostgres, type PostgresServer } from "@reelgraph/fleet/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { campaign, disturbed, openFront, seeded, startStutteringS3 } from "./campaign.ts";

let server: PostgresServer;

// `npm run crash:fleet` does the same with 200 kills and more, in all classes of vendor.
describe.skipIf(noPostgres !== undefined)(`a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  it("whose workers are killed and frozen all the time ends every run, and pays for each clip once (rules 26, 29)", async () => {
    const front = await openFront("A", server);
    onTestFinished(() => front.close());
    const { wrong, twice, kills } = await campaign(front, { workers: 2, kills: 8, random: seeded(7) });
    expect([wrong, twice]).toEqual([[], 0]);
    expect(kills).toBeGreaterThanOrEqual(8);
  }, 300_000);

  it("whose way to the database is cut and blocked meanwhile does so, too, at a vendor that can't be asked (rule 27)", async () => {
    const front = await disturbed(await openFront("C", server));
    onTestFinished(() => front.close());
    const { wrong, twice } = await campaign(front, {
      workers: 2,
      kills: 5,
      random: seeded(3),
      meanwhile: front.disturb,
    });
    expect([wrong, twice]).toEqual([[], 0]);
  }, 300_000);

  it("with nothing in common but a bucket that stutters does so, too: no clip is lost or paid twice (rule 26)", async () => {
    const bucket = await startStutteringS3(seeded(5));
    onTestFinished(() => bucket.close());
    const front = await openFront("A", server, bucket);
    onTestFinished(() => front.close());
    const { wrong, twice, kills } = await campaign(front, { workers: 2, kills: 6, random: seeded(11) });
    expect([wrong, twice]).toEqual([[], 0]);
    expect(kills).toBeGreaterThanOrEqual(6);
  }, 300_000);
});
