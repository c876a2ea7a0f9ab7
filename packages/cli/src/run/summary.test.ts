import type { SessionResult } from "@reelgraph/engine/node";
import { expect, test } from "vitest";
import { plainChannel as channel } from "../testing/plain-channel.ts";
import { closingLines, resultLines, resultTable } from "./summary.ts";

const first = (result: Partial<SessionResult>) =>
  closingLines(
    { id: "run-1", state: "succeeded", outputs: {}, problems: [], seconds: 3.5, usd: 0.4, ...result },
    channel,
  )[0];

test("a run closes with how it ended, its time and its cost", () => {
  expect(first({})).toBe("✓ succeeded in 3.5 s · $0.40 · run-1");
  expect(first({ state: "cancelled", interrupted: true })).toContain("– interrupted in 3.5 s");
  expect(first({ state: "cancelled" }), "called off by somebody").toContain("– cancelled in 3.5 s");
});

test("a person reads a score as a mark with its reason, a program as JSON", () => {
  const good = { name: "good", value: { score: 9.2, reasons: ["sharp", "steady"], by: ["measured"] } };
  const open = { name: "open", value: { score: null, reasons: ["Too short"], by: [] } };
  const shown = resultTable([good, open], channel, { folder: "/" } as never).join("\n");
  expect(shown).toMatch(/good\s+9\.2 · sharp\n\s+open\s+not judged · Too short$/);
  expect(resultLines([open])).toEqual([`open\t{"score":null,"reasons":["Too short"],"by":[]}`]);
});

test("one that was resumed also tells its whole time, which is what was planned", () => {
  expect(first({ secondsBefore: 60 })).toContain("succeeded in 3.5 s (1:04 min in all)");
});

test("a cost that nobody knows is not left out, as nothing would be (rule 28)", () => {
  const accepted = { seconds: 4, usdPerSecond: "unknown" } as const;
  expect(first({ usd: 0, accepted })).toBe("✓ succeeded in 3.5 s · cost not known · run-1");
  expect(first({ accepted })).toContain("at least $0.40");
});
