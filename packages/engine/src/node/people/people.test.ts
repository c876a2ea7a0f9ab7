import { describe, expect, test } from "vitest";
import { ReelgraphError } from "../../errors.ts";
import { projectOf } from "../../testing/project.ts";
import { RunControl } from "../run-control.ts";
import { openWorkspace } from "../workspace.ts";
import type { Reply } from "./answer.ts";

const pipeline = {
  inputs: { names: { type: "list<text>", default: ["one", "two", "three"] } },
  nodes: {
    text: { use: "template", with: { template: "card {{name}}", name: "$inputs.names" } },
    choice: { use: "review", with: { items: "$text.text", ask: "Which?", pick: 1, scale: 5 } },
    gate: { use: "approve", with: { value: "$choice.picked", ask: "Make it?", timeout: 60 } },
    made: { use: "template", with: { template: "made of {{text}}", text: "$gate.value" } },
    dropped: { use: "template", with: { template: "dropped {{text}}", text: "$gate.otherwise" } },
  },
  outputs: { made: "$made.text", dropped: "$dropped.text", scores: "$choice.scores" },
};
const signal = new AbortController().signal;

/** A project and what people do with its runs; each step opens everything anew, as another process would. */
async function project(more: object = {}) {
  const { withSession, folder } = await projectOf({ ...pipeline, ...more }, {});
  const withRuns = async <T>(use: (runs: RunControl) => Promise<T>): Promise<T> => {
    const runs = new RunControl(await openWorkspace({ folder, env: {} }));
    try {
      return await use(runs);
    } finally {
      await runs.close();
    }
  };
  const answer = (run: string, place: string, reply: Reply) =>
    withRuns((runs) => runs.answer(run, place, reply, signal)).catch((thrown: unknown) => {
      if (thrown instanceof ReelgraphError) return thrown.code;
      throw thrown;
    });
  return {
    start: () => withSession((session) => session.run({ signal })),
    answer,
    show: (run: string) => withRuns((runs) => runs.show(run)),
    async resume(run: string) {
      const { asked } = await withRuns((runs) => runs.show(run));
      return withSession((session) => session.resume(run, asked, { signal }));
    },
  };
}

describe("a run that asks people", () => {
  test("pauses, takes the answer from another process, and goes on from it; the answer is a fact of the run", async () => {
    const { start, answer, resume, show } = await project();
    const asked = await start();
    expect(asked).toMatchObject({ state: "paused", problems: [{ code: "needs-person", message: "Which?" }] });
    const by = "Ada";
    const [one, two, three] = ["one", "two", "three"];
    expect(await answer(asked.id, "choice", { scores: { [one]: 5, [three]: 2 }, picked: [two], by })).toMatchObject({
      by,
    });
    const gated = await resume(asked.id);
    expect(gated).toMatchObject({ state: "paused", problems: [{ message: "Make it?" }] });
    expect(await answer(asked.id, `gate[${two}]`, { approved: true, by: "Grace" })).toMatchObject({ approved: true });
    const done = await resume(asked.id);
    expect(done.state).toBe("succeeded");
    expect(done.outputs["made"]).toEqual([{ key: two, value: "made of card two" }]);
    expect(done.outputs["scores"]).toMatchObject([
      { value: { score: 10, by: ["Ada"] } },
      { value: { score: null, by: [] } },
      { value: { score: 4 } },
    ]);
    const units = [...(await show(asked.id)).state.units.values()];
    expect(units.find(({ node }) => node === "choice")?.answer).toMatchObject({ by: "Ada", kind: "rate" });
    // Another run asks anew: a person's answer is no cached result.
    expect((await start()).state).toBe("paused");
  });

  test("takes the other way when it is declined, and says who did", async () => {
    const { start, answer, resume } = await project();
    const { id } = await start();
    await answer(id, "choice", { scores: { one: 3 }, picked: [], by: "Ada" });
    await resume(id);
    await answer(id, "gate[one]", { approved: false, note: "too dark", by: "Ada" });
    const { outputs, state } = await resume(id);
    expect(state).toBe("succeeded");
    expect(outputs["dropped"]).toEqual([{ key: "one", value: "dropped card one" }]);
    expect(JSON.stringify(outputs["made"])).toContain("too dark");
  });

  test("takes the other way after the timeout, counted from the first asking, when it is resumed", async () => {
    const nodes = { ...pipeline.nodes, gate: { use: "approve", with: { value: "$choice.picked", timeout: 0.2 } } };
    const { start, answer, resume } = await project({ nodes });
    const { id } = await start();
    await answer(id, "choice", { scores: {}, picked: ["two"], by: "Ada" });
    expect((await resume(id)).state).toBe("paused");
    await new Promise((done) => setTimeout(done, 250));
    const { outputs, state } = await resume(id);
    expect(state).toBe("succeeded");
    expect(outputs["dropped"]).toEqual([{ key: "two", value: "dropped card two" }]);
  });

  test("refuses answers that fit no question, and writes nothing down", async () => {
    const { start, answer, resume } = await project();
    const { id } = await start();
    const by = "Ada";
    expect(await answer(id, "chioce", { scores: { one: 1 }, picked: [], by })).toBe("unknown-unit");
    expect(await answer(id, "choice", { approved: true, by })).toBe("wrong-answer");
    expect(await answer(id, "choice", { scores: { four: 1 }, picked: [], by })).toBe("wrong-answer");
    expect(await answer(id, "choice", { scores: { one: 6 }, picked: [], by })).toBe("wrong-answer");
    expect(await answer(id, "choice", { scores: { one: Number.NaN }, picked: [], by })).toBe("wrong-answer");
    expect(await answer(id, "choice", { scores: {}, picked: ["one", "two"], by })).toBe("wrong-answer");
    expect(await answer(id, "choice", { scores: {}, picked: [], by })).toBe("wrong-answer");
    expect(await answer("run-none", "choice", { approved: true, by })).toBe("unknown-run");
    expect((await resume(id)).problems).toMatchObject([{ code: "needs-person" }]);
  });
});
