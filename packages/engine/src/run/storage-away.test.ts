import { expect, test } from "vitest";
import { z } from "zod";
import { awayMs, awayReason, StorageAway } from "../host.ts";
import { defineNode } from "../nodes/define-node.ts";
import { gives } from "../ports/port.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { createVirtualTime } from "../testing/virtual-time.ts";

/** Runs a unit whose first results can't be stored. */
async function made({ away, purity = "pure" }: { away: number; purity?: "pure" | "effect" }) {
  let tries = 0;
  const maker = defineNode({
    type: "maker",
    version: 1,
    title: "",
    doc: "",
    category: "flow",
    purity,
    inputs: {},
    params: z.object({}),
    outputs: { text: gives("text", { doc: "" }) },
    async run() {
      if (tries++ < away) throw new StorageAway({ code: "storage-failed", at: "", message: "it doesn't answer" });
      return { text: "made" };
    },
  });
  const time = createVirtualTime();
  const going = runPipeline(
    { nodes: { a: { use: "maker" } }, outputs: { text: "$a.text" } },
    { types: [maker], host: memoryHost({ clock: time }) },
  );
  await time.run();
  const { state, events } = await going;
  const told = events.filter(({ type }) => type === "unit.waiting" || type === "unit.started").map(({ type }) => type);
  return { state, tries, told, events, seconds: time.now() / 1000 };
}

test("what can't be stored while storage is away is made again when it is back, and people are told what it waits for", async () => {
  const { state, tries, told, events, seconds } = await made({ away: 2 });
  expect([state, tries, seconds]).toEqual(["succeeded", 3, (2 * awayMs) / 1000]);
  expect(told).toEqual(["unit.started", "unit.waiting", "unit.started", "unit.waiting", "unit.started"]);
  expect(events).toContainEqual(expect.objectContaining({ type: "unit.waiting", reason: awayReason, until: awayMs }));
});

test("storage that stays away fails the unit after a quarter of an hour, and what has an effect at once", async () => {
  const never = await made({ away: Infinity });
  expect(never.state).toBe("failed");
  expect(never.seconds).toBeGreaterThanOrEqual(15 * 60);
  expect(never.seconds).toBeLessThan(16 * 60);
  expect(await made({ away: 1, purity: "effect" })).toMatchObject({ state: "failed", tries: 1, seconds: 0 });
});
