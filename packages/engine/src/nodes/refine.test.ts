import { describe, expect, it } from "vitest";
import { z } from "zod";
import { one, gives } from "../ports/port.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline, type TestRun } from "../testing/run-pipeline.ts";
import { defineNode, type NodeType } from "./define-node.ts";
import { refine } from "./refine.ts";

/** A clip that gets longer with each round, and costs what it says. */
const film = defineNode({
  type: "film",
  version: 1,
  title: "",
  doc: "",
  category: "video",
  purity: "sampled",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({ usd: z.number().optional() }),
  price: ({ params: { usd } }) => (usd === undefined ? undefined : { min: usd, max: usd }),
  outputs: { text: gives("text", { doc: "" }), score: gives("score", { doc: "" }) },
  run({ inputs: { text } }) {
    return { text: `${text}!`, score: { score: text.length, reasons: [], by: ["length"] } };
  },
});
const types = [film, refine] as readonly NodeType[];

function loop(settings: object, usd: number | "unknown" = 2) {
  return {
    nodes: {
      r: {
        use: "refine",
        with: { text: "x" },
        max: 5,
        ...settings,
        body: { f: { use: "film", with: { text: "$state.text", ...(usd === "unknown" ? {} : { usd }) } } },
        yield: { result: "$f.text", score: "$f.score", text: "$f.text" },
      },
    },
    outputs: { best: "$r.result", reason: "$r.reason", count: "$r.iterations" },
  };
}

const run = (spec: ReturnType<typeof loop>, more: Partial<TestRun> = {}) => runPipeline(spec, { types, ...more });

describe("refine with a budget of its own (rule 17)", () => {
  it("begins no attempt that would pass it, and gives the best so far", async () => {
    const { outputs, usd, problems } = await run(loop({ budget: { usd: 7 } }));
    expect(problems).toEqual([]);
    expect(outputs).toEqual({ best: "x!!!", reason: "budget", count: 3 });
    expect(usd).toBe(6);
  });

  it("may be used up to the last cent, and a good attempt or `max` end it first", async () => {
    expect((await run(loop({ budget: { usd: 0.3 } }, 0.1))).outputs["count"]).toBe(3);
    expect((await run(loop({ budget: { usd: 100 } }))).outputs["reason"]).toBe("max");
    expect((await run(loop({ budget: { usd: 2 }, until: "score >= 1" }))).outputs["reason"]).toBe("passed");
  });

  it("makes the first attempt whatever that costs: without one there is no result", async () => {
    expect((await run(loop({ budget: { usd: 1 } }))).outputs).toMatchObject({ reason: "budget", count: 1 });
  });

  it("counts nothing for attempts that are known, but what they are worth for the next one", async () => {
    const host = memoryHost();
    await run(loop({ max: 2 }), { host });
    const { outputs, usd } = await run(loop({ budget: { usd: 5 } }), { host });
    expect(outputs).toMatchObject({ reason: "budget", count: 4 });
    expect(usd).toBe(4);
    const poor = await run(loop({ budget: { usd: 1 } }), { host });
    expect(poor.outputs).toMatchObject({ reason: "budget", count: 1 });
  });

  it("takes an unknown cost for one that fits into no budget (rule 28)", async () => {
    expect((await run(loop({ budget: { usd: 100 } }, "unknown"))).outputs).toMatchObject({
      reason: "budget",
      count: 1,
    });
  });

  it("counts what the loop had spent before the run was stopped", async () => {
    const first = await run(loop({ max: 2 }));
    const recorded = new Map<string, never>();
    const paid = new Map<string, number>();
    for (const event of first.events) {
      if (event.type !== "unit.finished" || event.node !== "r/f") continue;
      recorded.set(`r/f[${event.item.join(", ")}]`, event.outputs as never);
      paid.set(`r/f[${event.item.join(", ")}]`, event.usd ?? 0);
    }
    const before = { seq: first.events.length, usd: first.usd, recorded, paid };
    const { outputs, usd } = await run(loop({ budget: { usd: 7 } }), { before });
    expect(outputs).toMatchObject({ reason: "budget", count: 3 });
    expect(usd).toBe(6);
  });

  it("counts loops inside it", async () => {
    const inner = loop({ max: 2 }).nodes.r;
    const spec = {
      nodes: {
        outer: {
          use: "refine",
          with: { text: "x" },
          max: 5,
          budget: { usd: 9 },
          body: { r: { ...inner, with: { text: "$state.text" } } },
          yield: { result: "$r.result", score: "$r.score", text: "$r.result" },
        },
      },
      outputs: { reason: "$outer.reason", count: "$outer.iterations" },
    };
    const { outputs, usd } = await runPipeline(spec, { types });
    expect(outputs).toEqual({ reason: "budget", count: 2 });
    expect(usd).toBe(8);
  });
});
