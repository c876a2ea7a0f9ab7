import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project, reelgraph } from "./cli-program.ts";

const pipeline = {
  reelgraph: 1,
  nodes: {
    text: { use: "text", with: { text: "Dawn" } },
    gate: { use: "approve", with: { value: "$text.text", ask: "May the card be made?" } },
    card: { use: "title", with: { text: "$gate.value", seconds: 0.5, size: "160x90" } },
    choice: { use: "review", with: { items: ["$card.video"], ask: "How good is it?" } },
  },
  outputs: { card: "$card.video", scores: "$choice.scores" },
};

it("a run asks, ends with 4, takes answers and goes on; where its files came from stands beside them", async () => {
  const folder = project({ "pipeline.json": pipeline });
  const asked = await reelgraph(folder, "run", "pipeline.json");
  expect(asked).toMatchObject({ code: 4, out: "" });
  const run = /reelgraph resume (run-[\w-]+)/.exec(asked.err)?.[1] ?? "none";
  expect(asked.err).toContain("May the card be made?");

  const wrong = await reelgraph(folder, "rate", run, "gate", "x=1");
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("[wrong-answer]") });
  expect((await reelgraph(folder, "rate", run, "gate", "ten")).code).toBe(2);
  const approved = await reelgraph(folder, "approve", run, "gate", "--by", "Ada", "--note", "fine", "--json");
  expect(JSON.parse(approved.out)).toMatchObject({ kind: "approve", approved: true, by: "Ada", note: "fine" });

  const rated = await reelgraph(folder, "resume", run);
  expect(rated.code).toBe(4);
  const key = /"([^"]+)=10"/.exec(rated.err.replace(/\s+/g, " "))?.[1] ?? "none";
  expect(rated.err).toMatch(/choice: .*\.mp4/);
  expect((await reelgraph(folder, "rate", run, "choice", `${key}=7`)).code).toBe(0);
  const done = await reelgraph(folder, "resume", run);
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('"score":7') });
  const origin = JSON.parse(readFileSync(join(folder, "out/card.mp4.json"), "utf8"));
  expect(origin).toMatchObject({ run, unit: "card", edited: true, pipeline: { file: "pipeline.json" } });

  await reelgraph(folder, "resume", run, "--out", "bare", "--no-provenance");
  expect(existsSync(join(folder, "bare/card.mp4"))).toBe(true);
  expect(existsSync(join(folder, "bare/card.mp4.json"))).toBe(false);
});
