import type { RunEvent } from "@reelgraph/engine";
import { expect, it } from "vitest";
import { emptyLog, PostgresEventLog } from "./event-log.ts";

const event = (seq: number) => ({ type: "run.resumed", seq, at: 0, run: "r" }) as RunEvent;

it("what comes while an entry is written is written next, and doesn't wait until something else comes", async () => {
  const written: string[] = [];
  const answers: (() => void)[] = [];
  const query = async (_: string, [, , body]: readonly unknown[]) => {
    written.push(String(body));
    await new Promise<void>((answer) => answers.push(answer));
    return [{ run: "r" }];
  };
  const at = {
    database: { query } as never,
    lease: { name: "run:r", fence: 1 } as never,
    tip: emptyLog,
    secondsBefore: 0,
    progress: { add() {}, aside: () => [] } as never,
  };
  const log = new PostgresEventLog("r", at);
  const until = async (entries: number) => {
    for (let turns = 0; written.length < entries && turns < 100; turns++)
      await new Promise((turn) => setImmediate(turn));
    expect(written).toHaveLength(entries);
  };
  log.add(event(1));
  await until(1);
  log.add(event(2));
  log.add(event(3));
  answers.shift()?.();
  await until(2);
  expect(JSON.parse(written[1] ?? "")).toEqual([event(2), event(3)]);
  answers.shift()?.();
  await log.flushed();
});
