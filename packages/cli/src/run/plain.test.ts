import type { RunEvent } from "@reelgraph/engine";
import { expect, it } from "vitest";
import { createStyle } from "../terminal/style.ts";
import { plainProgress } from "./plain.ts";

type Told = { readonly type: "unit.waiting"; readonly reason: string; readonly until?: number };

/** What a log says of a unit to which this happens, an event a second. */
function said(...events: readonly Told[]): string[] {
  const lines: string[] = [];
  const size = () => ({ columns: 80, rows: 24 });
  const line = (text = "") => lines.push(text.trim());
  const progress = plainProgress({ write() {}, line, isTerminal: false, style: createStyle(false), size });
  for (const [seq, event] of events.entries()) {
    progress.event({ ...event, node: "clip", item: ["noir"], run: "r", seq, at: seq * 1000 } satisfies RunEvent);
  }
  return lines;
}

it("says why a unit waits and how long yet, once for each reason", () => {
  const waiting = (reason: string, until?: number): Told => ({
    type: "unit.waiting",
    reason,
    ...(until === undefined ? {} : { until }),
  });
  expect(
    said(
      waiting("all 2 places are taken"),
      waiting("all 2 places are taken"),
      waiting("the vendor asked to wait", 8000),
    ),
  ).toEqual([
    "[0.0 s] clip[noir] waits: all 2 places are taken",
    "[2.0 s] clip[noir] waits: the vendor asked to wait (6.0 s)",
  ]);
});
