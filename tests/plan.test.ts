import { foldRun, noRun, type RunEvent } from "@reelgraph/engine";
import { describe, expect, it } from "vitest";
import { reelgraph } from "./cli-program.ts";
import { studio, twoClips } from "./studio.ts";

const signal = new AbortController().signal;

/** The same for a length that is an input, and with money for one of them. */
const resizable = {
  ...twoClips,
  inputs: { ...twoClips.inputs, length: { type: "number", default: 1 } },
  nodes: {
    ...twoClips.nodes,
    shot: { use: "generate", with: { prompt: "$inputs.words", seconds: "$inputs.length", size: "64x64" } },
  },
  budget: { usd: 0.1, onExceed: "pause" },
};

/** A loop of clips that a judge never likes. */
const loop = (settings: object) => ({
  reelgraph: 1,
  nodes: {
    clip: {
      use: "refine",
      with: { prompt: "a hare on a hill" },
      until: "score > 10",
      max: 5,
      ...settings,
      body: {
        video: { use: "generate", with: { prompt: "$state.prompt", seconds: 1, size: "64x64" } },
        more: { use: "template", with: { template: "{{before}}, again", before: "$state.prompt" } },
        judge: { use: "evaluate", with: { video: "$video.video" } },
      },
      yield: { result: "$video.video", score: "$judge.overall", prompt: "$more.text" },
    },
  },
  outputs: { best: "$clip.result", takes: "$clip.attempts", reason: "$clip.reason" },
  budget: { usd: 5 },
});

/** What a run told, and what it adds up to. */
function listener() {
  const events: RunEvent[] = [];
  return { events, onEvent: (event: RunEvent) => void events.push(event), state: () => foldRun(noRun, events) };
}

describe("the plan of work at a vendor", () => {
  it("says what it will cost and take, what that assumes, and what each cap leaves", async () => {
    const { withSession } = await studio(twoClips);
    const plan = await withSession((session) => session.plan());
    expect(plan.total).toEqual({ min: 0.2, max: 0.2, unknown: false });
    expect(plan.time).toEqual({
      min: 125,
      max: 125,
      unknown: false,
      bottleneck: "the lane studio/wan-3 is the bottleneck: one at a time",
    });
    expect(plan.assumptions).toEqual([
      "reel depends on earlier results",
      "the price of studio/wan-3 is the configuration's",
      "no earlier jobs of studio/wan-3: 60 s assumed",
      "no earlier results of concat: 5 s assumed",
    ]);
    expect(plan.budgets).toEqual([
      { cap: "run", usd: 5, spent: 0, reserved: 0 },
      { cap: "day", usd: 20, spent: 0, reserved: 0 },
      { cap: "account", account: "studio", usd: 8, spent: 0, reserved: 0 },
    ]);
  });

  it("is told before the run, and beside what it took and cost after it", async () => {
    const { withSession } = await studio(twoClips);
    const { events, onEvent, state } = listener();
    const result = await withSession((session) => session.run({ signal, onEvent }));
    expect(events.map(({ type }) => type).slice(0, 2)).toEqual(["run.planned", "run.started"]);
    expect(state().plan).toMatchObject({ total: { max: 0.2 }, time: { max: 125 } });
    expect(result).toMatchObject({
      usd: 0.2,
      estimate: { min: 0.2, max: 0.2, seconds: { min: 125, max: 125 } },
      accepted: { usdPerSecond: expect.closeTo(0.1, 3), seconds: expect.closeTo(2, 1) },
    });
    expect(events.at(-1)).toMatchObject({ type: "run.finished", estimate: result.estimate, accepted: result.accepted });
    // The next plan knows how long jobs take, what was spent, and what is there already.
    const next = await withSession((session) => session.plan({ inputs: { words: ["a hare", "a crane"] } }));
    expect(next.saved.usd).toBeCloseTo(0.1);
    expect(next.total.max).toBeCloseTo(0.1);
    expect(next.time?.max).toBeLessThan(60);
    expect(next.assumptions).toContain("durations from 2 earlier jobs of studio/wan-3");
    expect(next.budgets.map(({ spent }) => spent)).toEqual([0, 0.2, 0.2]);
  });

  it("can be read at a glance", async () => {
    const { folder } = await studio(twoClips);
    expect((await reelgraph(folder, "plan", ".")).out).toBe(`\
  shot  2 run      studio/wan-3  $0.20
  reel  1 may run  this machine
2 units to run; cost: $0.20
time: 2:05 min; the lane studio/wan-3 is the bottleneck: one at a time
budget: $5.00 for this run; today $0.00 of $20.00 spent; studio today $0.00
  of $8.00 spent
assumed:
  - reel depends on earlier results
  - the price of studio/wan-3 is the configuration's
  - no earlier jobs of studio/wan-3: 60 s assumed
  - no earlier results of concat: 5 s assumed
`);
    const { err } = await reelgraph(folder, "run", ".");
    expect(err).toContain("planned: $0.20 in 2:05 min");
    expect(err).toMatch(/planned: \$0\.20 in 2:05 min; cost of an accepted second:\s+\$0\.10 \(2\.0 s of film\)/);
  });
});

it("a plan for people says what a model can't take as asked, once for all items, before anything is bought", async () => {
  const shot = {
    use: "generate",
    with: { prompt: "$inputs.words", seconds: 1, size: "64x64", negative: "blur", format: "webm" },
  };
  const { folder } = await studio({ ...twoClips, nodes: { ...twoClips.nodes, shot } });
  const { out } = await reelgraph(folder, "plan", "pipeline.json");
  expect(out.split("\n").filter((line) => line.startsWith("  - shot: "))).toEqual([
    "  - shot: negative blur → in the prompt: the model has no negative prompt",
    "  - shot: format webm → mp4: transcoded: the model gives mp4",
  ]);
});

describe("a loop with a budget, at a vendor", () => {
  it("stops before the attempt that would pass it; attempts that weren't kept are cost, not film", async () => {
    const { vendor, withSession } = await studio(loop({ budget: { usd: 0.25 } }));
    const plan = await withSession((session) => session.plan());
    expect(plan.total).toEqual({ min: 0.1, max: 0.2, unknown: false });
    expect(plan.assumptions[0]).toBe("clip runs 1 to 2 times: it stops when score > 10");
    const result = await withSession((session) => session.run({ signal }));
    expect(result.outputs["reason"]).toBe("budget");
    expect(vendor.ledger()).toHaveLength(2);
    expect(result.accepted?.usdPerSecond).toBeCloseTo(0.2, 2);
  });
});

describe("why, of a run that was resumed (rule 31)", () => {
  it("says the same as if it had never been stopped", async () => {
    const { withSession, withRuns } = await studio(resizable);
    const paused = await withSession((session) => session.run({ signal }));
    expect(paused.state).toBe("paused");
    const { asked } = await withRuns((runs) => runs.show(paused.id));
    const done = await withSession((session) => session.resume(paused.id, asked, { signal, maxCost: 5 }));
    expect(done.state).toBe("succeeded");
    expect(done.estimate?.seconds).toEqual({ min: 125, max: 125 });
    const places = ["reel", "shot[a fox]", "shot[a hare]"];
    const why = await withSession(async (session) => {
      expect((await session.places()).toSorted()).toEqual(places);
      return Promise.all(places.map((place) => session.why(place)));
    });
    expect(why).toEqual(places.map((place) => `${place} ran for the first time`));
    // A later run with longer clips: followed to the input, through what both processes of the run wrote down.
    await withSession((session) => session.run({ signal, maxCost: 5, inputs: { length: 2 } }));
    expect(await withSession((session) => session.why("reel"))).toBe(
      `reel ran because its input "clips" changed (from shot), because its input "seconds" changed, because the pipeline's input "length" changed`,
    );
  });
});
