import { truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start } from "../cli-program.ts";
import { tally, treatAll } from "./campaign.ts";
import { openPatient, type Patient } from "./patient.ts";
import { targets, type Target } from "./wounds.ts";

/** Seeds that once found something, and a few more. */
const kept: Readonly<Partial<Record<Target, readonly number[]>>> = { artifacts: [101, 126, 154] };
const few = Array.from({ length: 8 }, (_, index) => index + 1);

describe("a state folder with a flipped bit or a lost end", () => {
  let patient: Patient;
  beforeAll(async () => {
    patient = await openPatient();
  });
  afterAll(() => patient.close());

  it.each(targets)("is noticed or harmless, and no clip is paid twice: %s (rule 26)", async (target) => {
    const outcomes = await treatAll(patient, target, [...few, ...(kept[target] ?? [])]);
    expect(outcomes.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(few.length);
    // A check that never finds anything would prove nothing.
    if (target === "journal.db-wal" || target === "artifacts")
      expect(Object.keys(tally(outcomes)).join()).toMatch(/damaged/);
  });

  it("is told on the command line by a code, without a stack, and nothing is bought", async () => {
    const folder = patient.take("ended");
    truncateSync(join(folder, ".reelgraph/journal.db"), 5000);
    const before = patient.vendor.jobs().length;
    for (const args of [
      ["runs"],
      ["resume", patient.paused, "--max-cost", "1"],
      ["run", "finished.json", "--max-cost", "1"],
    ]) {
      const { code, err } = await start(folder, args).ended;
      expect(code).toBe(1);
      expect(err).toContain("journal-damaged");
      expect(err).not.toMatch(/\n\s+at .*:\d+:\d+/);
    }
    expect(patient.vendor.jobs().length).toBe(before);
  });
});
