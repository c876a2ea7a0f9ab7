import { describe, expect, it } from "vitest";
import { z } from "zod";
import { failure } from "../errors.ts";
import { branch } from "../nodes/branch.ts";
import { defineNode, skip, type NodeType } from "../nodes/define-node.ts";
import { each } from "../nodes/each.ts";
import { join } from "../nodes/join.ts";
import { refine } from "../nodes/refine.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import { gives, givesList, list, one, optional } from "../ports/port.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";

const shared = { version: 1, title: "", doc: "", category: "flow" } as const;
const none = z.object({});

const split = defineNode({
  ...shared,
  type: "split",
  purity: "pure",
  inputs: { text: one("text", { doc: "" }) },
  params: none,
  outputs: { parts: givesList("text", { doc: "" }), lengths: givesList("number", { doc: "", axis: "parts" }) },
  run({ inputs }) {
    const parts = inputs.text.split(" ");
    return {
      parts: parts.map((value) => ({ key: value, value })),
      lengths: parts.map((value) => ({ key: value, value: value.length })),
    };
  },
});

/** Makes a node that upper-cases, counts its runs, fails on request and can be slow. */
function counting() {
  const runs: string[] = [];
  const upper = defineNode({
    ...shared,
    type: "upper",
    purity: "sampled",
    inputs: { text: one("text", { doc: "" }), suffix: optional("text", { doc: "" }) },
    params: z.object({ mark: z.string().default(""), wait: z.number().default(0), takes: z.number().default(1) }),
    takes: true,
    outputs: { text: gives("text", { doc: "" }) },
    async run({ inputs, params }, { signal, take }) {
      runs.push(inputs.text);
      if (params.wait > 0) await pause(params.wait, signal);
      if (inputs.text === "bad") throw failure("bad-text", "bad text");
      return { text: inputs.text.toUpperCase() + (inputs.suffix ?? "") + params.mark + (take > 1 ? `#${take}` : "") };
    },
  });
  return { runs, upper };
}

const glue = defineNode({
  ...shared,
  type: "glue",
  purity: "pure",
  inputs: { parts: list("any", { doc: "" }) },
  params: none,
  outputs: { text: gives("text", { doc: "" }) },
  run: ({ inputs }) => ({ text: inputs.parts.map((part) => JSON.stringify(part.value)).join("+") }),
});

/** Scores a text by its length, up to 10. */
const judge = defineNode({
  ...shared,
  type: "judge",
  purity: "pure",
  inputs: { text: one("text", { doc: "" }) },
  params: none,
  outputs: { score: gives("score", { doc: "" }) },
  run: ({ inputs }) => ({ score: { score: Math.min(10, inputs.text.length), reasons: [], by: ["length"] } }),
});

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new Error("stopped"));
    });
  });
}

const types = (...more: readonly unknown[]) => [split, glue, judge, branch, join, refine, each, ...more] as NodeType[];

describe("lists", () => {
  it("hashes a list once, however many read it", async () => {
    const hashed: string[] = [];
    const host = memoryHost();
    const sha256 = (text: string) => {
      hashed.push(text);
      return host.sha256(text);
    };
    const glued = { use: "glue", with: { parts: "$s.parts" } };
    const pipeline: Graph = {
      nodes: {
        s: { use: "split", with: { text: "a list that is long enough to be hashed at all" } },
        g: glued,
        h: glued,
      },
      outputs: { one: "$g.text", other: "$h.text" },
    };
    const { outputs } = await runPipeline(pipeline, { types: types(), host: { ...host, sha256 } });
    expect(outputs["one"]).toBe(outputs["other"]);
    expect(hashed.filter((text) => text.startsWith('[["a","s:a"]'))).toHaveLength(1);
  });

  it("maps a node over a list and collects in the list's order (rules 5 and 8)", async () => {
    const { upper } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: "a bb c" } },
          u: { use: "upper", with: { text: "$s.parts" } },
          g: { use: "glue", with: { parts: "$u.text" } },
        },
        outputs: { one: "$g.text", many: "$u.text" },
      },
      { types: types(upper) },
    );
    expect(outputs["one"]).toBe('"A"+"BB"+"C"');
    expect(outputs["many"]).toEqual([
      { key: "a", value: "A" },
      { key: "bb", value: "BB" },
      { key: "c", value: "C" },
    ]);
  });

  it("zips inputs on the same axis and broadcasts single ones (rule 6)", async () => {
    const { upper } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: "a b" } },
          u: { use: "upper", with: { text: "$s.parts" } },
          v: { use: "upper", with: { text: "$s.parts", suffix: "$u.text" } },
        },
        outputs: { all: "$v.text" },
      },
      { types: types(upper) },
    );
    expect(outputs["all"]).toEqual([
      { key: "a", value: "AA" },
      { key: "b", value: "BB" },
    ]);
  });

  it("refuses unrelated axes until the file says how they go together (rule 6)", async () => {
    const { upper } = counting();
    const spec = (map?: object): Graph => ({
      nodes: {
        s: { use: "split", with: { text: "a b" } },
        t: { use: "split", with: { text: "x y" } },
        u: { use: "upper", with: { text: "$s.parts", suffix: "$t.parts" }, ...(map && { map }) },
        g: { use: "glue", with: { parts: "$u.text" } },
      },
      outputs: { all: "$g.text" },
    });
    await expect(runPipeline(spec(), { types: types(upper) })).rejects.toMatchObject({ code: "unrelated-axes" });
    const crossed = await runPipeline(spec({ cross: ["text", "suffix"] }), { types: types(upper) });
    expect(crossed.outputs["all"]).toEqual([
      { key: "a", value: '"Ax"+"Ay"' },
      { key: "b", value: '"Bx"+"By"' },
    ]);
    const zipped = await runPipeline(spec({ zip: ["text", "suffix"] }), { types: types(upper) });
    expect(zipped.outputs["all"]).toBe('"Ax"+"By"');
  });

  it.each([
    ["a b", "x y z"],
    ["a b c", "x y"],
  ])("fails a zip of different lengths, %s and %s, instead of cutting one off (rule 6)", async (first, second) => {
    const { upper, runs } = counting();
    const { state, problems } = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: first } },
          t: { use: "split", with: { text: second } },
          u: { use: "upper", with: { text: "$s.parts", suffix: "$t.parts" }, map: { zip: ["text", "suffix"] } },
        },
        outputs: { all: "$u.text" },
      },
      { types: types(upper) },
    );
    expect({ state, runs }).toEqual({ state: "failed", runs: [] });
    expect(problems[0]).toMatchObject({
      code: "uneven-zip",
      node: "u",
      item: ["a"],
      at: "/nodes/u",
      message: expect.stringMatching(/s\.parts and t\.parts have different lengths: \d and \d$/),
    });
  });

  it.each([
    ["in `with`", { with: { parts: "$u.text", over: "s" } }],
    ["beside it", { with: { parts: "$u.text" }, over: "s" }],
  ])("closes another axis than the innermost when `over`, %s, names it (rule 8)", async (_, closing) => {
    const { upper } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: "a b" } },
          t: { use: "split", with: { text: "x y" } },
          u: { use: "upper", with: { text: "$s.parts", suffix: "$t.parts" }, map: { cross: ["text", "suffix"] } },
          g: { use: "glue", ...closing },
        },
        outputs: { all: "$g.text" },
      },
      { types: types(upper) },
    );
    expect(outputs["all"]).toEqual([
      { key: "x", value: '"Ax"+"Bx"' },
      { key: "y", value: '"Ay"+"By"' },
    ]);
  });

  it("stops before the first unit when a list is longer than maxItems (rule 7)", async () => {
    const { upper, runs } = counting();
    const result = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: "a b c" } },
          u: { use: "upper", with: { text: "$s.parts" }, maxItems: 2 },
        },
        outputs: { all: "$u.text" },
      },
      { types: types(upper) },
    );
    expect(result.state).toBe("failed");
    expect(result.problems[0]?.code).toBe("too-many-items");
    expect(runs).toEqual([]);
  });

  it("lets siblings of a failed item finish, then fails, drops or leaves a hole (rule 9)", async () => {
    const { upper, runs } = counting();
    const host = memoryHost();
    const spec = (onItemError: "fail" | "drop" | "hole"): Graph => ({
      nodes: {
        s: { use: "split", with: { text: "a bad c" } },
        u: { use: "upper", with: { text: "$s.parts" }, onItemError },
        g: { use: "glue", with: { parts: "$u.text" } },
      },
      outputs: { all: "$g.text" },
    });
    const failed = await runPipeline(spec("fail"), { host, types: types(upper) });
    expect(failed.state).toBe("failed");
    expect(failed.problems[0]).toMatchObject({ code: "bad-text", node: "u", item: ["bad"] });
    expect(runs).toEqual(["a", "bad", "c"]);
    const dropped = await runPipeline(spec("drop"), { host, types: types(upper) });
    expect(dropped.state).toBe("succeeded");
    expect(dropped.outputs["all"]).toBe('"A"+"C"');
    expect(runs, "finished siblings came from the cache").toEqual(["a", "bad", "c", "bad"]);
    const holed = await runPipeline(spec("hole"), { host, types: types(upper) });
    expect(holed.outputs["all"]).toBe('"A"+null+"C"');
  });
});

describe("branches and joins", () => {
  const forked = (text: string, mode: string): Graph => ({
    nodes: {
      j: { use: "judge", with: { text } },
      b: { use: "branch", with: { value: text, score: "$j.score", when: "score >= 3" } },
      yes: { use: "upper", with: { text: "$b.yes" } },
      no: { use: "upper", with: { text: "$b.no", mark: "!" } },
      m: { use: "join", with: { values: ["$yes.text", "$no.text"], mode } },
    },
    outputs: { end: mode === "all" ? "$m.values" : "$m.value" },
  });

  it("skips what stands behind the way not taken, and joins again (rules 11 and 12)", async () => {
    const { upper, runs } = counting();
    const long = await runPipeline(forked("long", "any"), { types: types(upper) });
    expect(long.outputs["end"]).toBe("LONG");
    expect(runs).toEqual(["long"]);
    const short = await runPipeline(forked("ab", "any"), { types: types(upper) });
    expect(short.outputs["end"]).toBe("AB!");
    expect(short.events.find((event) => event.type === "unit.skipped")).toMatchObject({ node: "yes", by: "b" });
    const all = await runPipeline(forked("ab", "all"), { types: types(upper) });
    expect(all.outputs["end"]).toEqual([{ key: "no", value: "AB!" }]);
  });

  it("skips what needs a list of which every part was skipped (rule 11)", async () => {
    const { upper } = counting();
    const both = (parts: string[]): Graph => ({
      nodes: {
        b: { use: "branch", with: { value: "ab", when: "size(value) > 5" } },
        c: { use: "branch", with: { value: "cd", when: "size(value) > 5" } },
        g: { use: "glue", with: { parts } },
      },
      outputs: { end: "$g.text" },
    });
    const none = await runPipeline(both(["$b.yes", "$c.yes"]), { types: types(upper) });
    expect(none).toMatchObject({ state: "succeeded", outputs: { end: { skipped: expect.any(String) } } });
    const some = await runPipeline(both(["$b.yes", "$c.no"]), { types: types(upper) });
    expect(some.outputs["end"]).toBe('"cd"');
    const each = await runPipeline(
      {
        inputs: { texts: { type: "list<text>", default: ["ab", "cd"] } },
        nodes: {
          b: { use: "branch", with: { value: "$inputs.texts", when: "size(value) > 5" } },
          g: { use: "glue", with: { parts: "$b.yes" } },
        },
        outputs: { end: "$g.text" },
      },
      { types: types(upper) },
    );
    expect(each).toMatchObject({ state: "succeeded", outputs: { end: { skipped: expect.any(String) } } });
  });

  it("skips what collects behind a list that was skipped, whatever else its opener gave (rule 11)", async () => {
    const { upper } = counting();
    const silent = defineNode({
      ...shared,
      type: "silent",
      purity: "pure",
      inputs: {},
      params: none,
      outputs: { ...split.outputs, text: gives("text", { doc: "" }) },
      run: () => ({ parts: skip("no parts"), lengths: skip("no parts"), text: "not a list" }),
    });
    const pipeline: Graph = {
      nodes: {
        s: { use: "silent" },
        u: { use: "upper", with: { text: "$s.parts" } },
        g: { use: "glue", with: { parts: "$u.text" } },
      },
      outputs: { end: "$g.text" },
    };
    const { state, outputs } = await runPipeline(pipeline, { types: types(upper, silent) });
    expect({ state, outputs }).toEqual({ state: "succeeded", outputs: { end: { skipped: "no parts" } } });
  });

  it("takes the first to finish in a race and cancels the others (rule 12)", async () => {
    const { upper } = counting();
    const started = Date.now();
    const { outputs, events } = await runPipeline(
      {
        nodes: {
          slow: { use: "upper", with: { text: "slow", wait: 20_000 } },
          fast: { use: "upper", with: { text: "fast", wait: 5 } },
          m: { use: "join", with: { values: ["$slow.text", "$fast.text"], mode: "race" } },
        },
        outputs: { end: "$m.value" },
      },
      { types: types(upper) },
    );
    expect(outputs["end"]).toBe("FAST");
    expect(events.some((event) => event.type === "unit.skipped" && event.node === "slow")).toBe(true);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("makes what a race has given up after all when somebody asks for it later (rules 12, 14)", async () => {
    const { upper, runs } = counting();
    const { state, outputs, problems } = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: "a b" } },
          slow: { use: "upper", with: { text: "$s.parts", suffix: "slow", wait: 60 } },
          fast: { use: "upper", with: { text: "$s.parts", suffix: "fast" } },
          race: { use: "join", with: { values: ["$slow.text", "$fast.text"], mode: "race" } },
          way: { use: "branch", with: { value: "$race.value", when: "false" } },
          behind: { use: "upper", with: { text: "$slow.text" } },
          late: { use: "join", with: { values: ["$way.yes", "$behind.text"], mode: "any" } },
        },
        outputs: { race: "$race.value", late: "$late.value" },
      },
      { types: types(upper) },
    );
    expect({ state, problems }).toEqual({ state: "succeeded", problems: [] });
    expect(outputs["race"]).toMatchObject([{ value: "Afast" }, { value: "Bfast" }]);
    expect(outputs["late"]).toMatchObject([{ value: "ASLOW" }, { value: "BSLOW" }]);
    expect(runs.filter((text) => text === "a")).toHaveLength(3);
  });

  it("goes on with a race whose ways have ended before it asks, and begins no more of them (rules 12, 15)", async () => {
    const { upper, runs } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          first: { use: "upper", with: { text: "first" } },
          second: { use: "upper", with: { text: "second" } },
          way: { use: "branch", with: { value: "$first.text", when: "false" } },
          // Asked only when `first` and `way` are done.
          race: { use: "join", with: { values: ["$way.yes", "$first.text", "$second.text"], mode: "race" } },
          none: { use: "join", with: { values: ["$way.yes", "$way.yes"], mode: "race" } },
          late: { use: "join", with: { values: ["$way.yes", "$race.value"], mode: "any" } },
          never: { use: "join", with: { values: ["$way.yes", "$none.value"], mode: "any" } },
        },
        outputs: { late: "$late.value", never: "$never.value" },
      },
      { types: types(upper) },
    );
    expect(outputs).toEqual({ late: "FIRST", never: { skipped: "false is not met" } });
    expect(runs).toEqual(["first"]);
  });

  it("asks for no more of a lazy port than it needs (rule 15)", async () => {
    const { upper, runs } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          first: { use: "upper", with: { text: "first" } },
          second: { use: "upper", with: { text: "second" } },
          m: { use: "join", with: { values: ["$first.text", "$second.text"], mode: "any" } },
        },
        outputs: { end: "$m.value" },
      },
      { types: types(upper) },
    );
    expect(outputs["end"]).toBe("FIRST");
    expect(runs).toEqual(["first"]);
  });

  it("blocks what stands behind a failure, unless the failure is made a value (rule 13)", async () => {
    const { upper, runs } = counting();
    const spec = (onError: "fail" | "port"): Graph => ({
      nodes: {
        u: { use: "upper", with: { text: "bad" }, onError },
        v: { use: "upper", with: { text: "$u.text" } },
        ...(onError === "port" ? { g: { use: "glue", with: { parts: ["$u.error"] } } } : {}),
      },
      outputs: onError === "port" ? { why: "$u.error", v: "$v.text" } : { v: "$v.text" },
    });
    const failed = await runPipeline(spec("fail"), { types: types(upper) });
    expect(failed.state).toBe("failed");
    expect(runs).toEqual(["bad"]);
    const kept = await runPipeline(spec("port"), { types: types(upper) });
    expect(kept.state).toBe("succeeded");
    expect(kept.outputs["why"]).toMatchObject({ code: "bad-text", node: "u" });
    expect(kept.outputs["v"]).toMatchObject({ skipped: expect.any(String) });
  });
});

describe("loops", () => {
  const loop = (more: object): Graph => ({
    inputs: { text: { type: "text", default: "a" } },
    nodes: {
      r: {
        use: "refine",
        with: { text: "$inputs.text" },
        until: "score >= 4",
        max: 5,
        body: {
          made: { use: "upper", with: { text: "$state.text" } },
          judge: { use: "judge", with: { text: "$made.text" } },
          next: { use: "upper", with: { text: "$state.text", suffix: "x" } },
        },
        yield: { result: "$made.text", score: "$judge.score", text: "$next.text" },
        ...more,
      },
    },
    outputs: { best: "$r.result", attempts: "$r.attempts", reason: "$r.reason", n: "$r.iterations" },
  });

  it("repeats until the condition holds, and does no work for an attempt that won't follow (rule 17)", async () => {
    const { upper, runs } = counting();
    const { outputs } = await runPipeline(loop({}), { types: types(upper) });
    expect(outputs).toMatchObject({ best: "AXXX".replaceAll("X", "X"), reason: "passed", n: 4 });
    expect(runs.length, "4 attempts and the state of 3 of them").toBe(7);
  });

  it("stops at max with the best attempt, ties to the earliest (rule 17)", async () => {
    const { upper } = counting();
    const { outputs } = await runPipeline(loop({ max: 2 }), { types: types(upper) });
    expect(outputs).toMatchObject({ best: "AX", reason: "max", n: 2 });
  });

  it("stops as stuck when the state does not change (rule 17)", async () => {
    const { upper } = counting();
    const { outputs } = await runPipeline(
      loop({ yield: { result: "$made.text", score: "$judge.score", text: "$state.text" } }),
      { types: types(upper) },
    );
    expect(outputs).toMatchObject({ best: "A", reason: "stuck", n: 1 });
  });

  it("finds attempt 1 of a second run in the cache (rule 18)", async () => {
    const { upper, runs } = counting();
    const host = memoryHost();
    await runPipeline(loop({ max: 1 }), { host, types: types(upper) });
    const before = runs.length;
    await runPipeline(loop({ max: 2 }), { host, types: types(upper) });
    expect(runs.length - before, "the second attempt and its state").toBe(2);
  });

  it("maps loops and loops over maps (rule 19)", async () => {
    const { upper } = counting();
    const base = loop({ with: { text: "$s.parts" }, max: 2 });
    const { outputs, events } = await runPipeline(
      { ...base, nodes: { s: { use: "split", with: { text: "aaa bbbb" } }, ...base.nodes } },
      { types: types(upper) },
    );
    expect(outputs["best"]).toEqual([
      { key: "aaa", value: "AAAX" },
      { key: "bbbb", value: "BBBB" },
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "unit.finished", node: "r/made", item: ["aaa", "2"] }),
    );
  });

  it("folds a list with carried state (rule 19)", async () => {
    const { upper } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          s: { use: "split", with: { text: "a b c" } },
          e: {
            use: "each",
            with: { part: "$s.parts" },
            over: "part",
            body: { made: { use: "upper", with: { text: "$state.part", suffix: "$state.before" } } },
            yield: { result: "$made.text", before: "$made.text" },
          },
        },
        outputs: { all: "$e.results", last: "$e.last" },
      },
      { types: types(upper) },
    );
    expect(outputs["last"]).toBe("CBA");
    expect(outputs["all"]).toEqual([
      { key: "a", value: "A" },
      { key: "b", value: "BA" },
      { key: "c", value: "CBA" },
    ]);
  });

  it("runs sub-pipelines, shares equal work and refuses recursion (rule 20)", async () => {
    const { upper, runs } = counting();
    const loud: Graph = {
      inputs: { word: { type: "text" } },
      nodes: { u: { use: "upper", with: { text: "$inputs.word" } } },
      outputs: { loud: "$u.text" },
    };
    const spec: Graph = {
      nodes: { a: { use: "#loud", with: { word: "hi" } }, b: { use: "#loud", with: { word: "hi" } } },
      outputs: { a: "$a.loud", b: "$b.loud" },
    };
    const { outputs } = await runPipeline(spec, { types: types(upper), subgraphs: new Map([["#loud", loud]]) });
    expect(outputs).toEqual({ a: "HI", b: "HI" });
    expect(runs).toEqual(["hi"]);
    const snake: Graph = { ...loud, nodes: { again: { use: "#loud", with: { word: "x" } } }, outputs: {} };
    await expect(
      runPipeline(spec, { types: types(upper), subgraphs: new Map([["#loud", snake]]) }),
    ).rejects.toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ code: "recursion" })]) });
  });
});

it("gives a sub-pipeline its own defaults where the caller leaves an input out (rule 20)", async () => {
  const { upper } = counting();
  const greet: Graph = {
    inputs: { word: { type: "text", default: "hello" }, names: { type: "list<text>", default: ["a", "b"] } },
    nodes: {
      u: { use: "upper", with: { text: "$inputs.word", suffix: "$inputs.names" } },
      g: { use: "glue", with: { parts: "$u.text" } },
    },
    outputs: { all: "$g.text" },
  };
  const spec: Graph = {
    nodes: { a: { use: "#greet" }, b: { use: "#greet", with: { word: "bye" } } },
    outputs: { a: "$a.all", b: "$b.all" },
  };
  const { outputs } = await runPipeline(spec, { types: types(upper), subgraphs: new Map([["#greet", greet]]) });
  expect(outputs).toEqual({ a: '"HELLOa"+"HELLOb"', b: '"BYEa"+"BYEb"' });
});

describe("keys and takes", () => {
  const simple = (mark: string): Graph => ({
    nodes: {
      u: { use: "upper", with: { text: "a", mark } },
      j: { use: "judge", with: { text: "$u.text" } },
      v: { use: "upper", with: { text: "$u.text" } },
    },
    outputs: { v: "$v.text", j: "$j.score" },
  });

  it("runs nothing again when nothing changed, and only what depends on a change (rules 21 and 22)", async () => {
    const { upper, runs } = counting();
    const host = memoryHost();
    await runPipeline(simple(""), { host, types: types(upper) });
    const again = await runPipeline(simple(""), { host, types: types(upper) });
    expect(runs).toEqual(["a", "A"]);
    expect(again.events.filter((event) => event.type === "unit.cached").length).toBe(3);
    await runPipeline(simple("!"), { host, types: types(upper) });
    expect(runs).toEqual(["a", "A", "a", "A!"]);
  });

  it("stops early where a repeated upstream gives equal bytes (rule 22), and re-runs on purpose with `from` (rule 14)", async () => {
    const { upper, runs } = counting();
    const host = memoryHost();
    await runPipeline(simple(""), { host, types: types(upper) });
    await runPipeline(simple(""), { host, types: types(upper), from: ["v"] });
    expect(runs).toEqual(["a", "A", "A"]);
  });

  it("makes takes on an axis of their own and another take on request (rules 23 and 24)", async () => {
    const { upper, runs } = counting();
    const host = memoryHost();
    const spec: Graph = { nodes: { u: { use: "upper", with: { text: "a", takes: 3 } } }, outputs: { all: "$u.text" } };
    const { outputs } = await runPipeline(spec, { host, types: types(upper) });
    expect(outputs["all"]).toEqual([
      { key: "1", value: "A" },
      { key: "2", value: "A#2" },
      { key: "3", value: "A#3" },
    ]);
    const single: Graph = { nodes: { u: { use: "upper", with: { text: "a" } } }, outputs: { one: "$u.text" } };
    const second = await runPipeline(single, { host, types: types(upper), takes: new Map([["u", 2]]) });
    expect(second.outputs["one"]).toBe("A#2");
    expect(runs.length, "the second take was in the cache").toBe(3);
  });

  it("shares equal work in flight (rule 25)", async () => {
    const { upper, runs } = counting();
    const { outputs } = await runPipeline(
      {
        nodes: {
          u: { use: "upper", with: { text: "a", wait: 10 } },
          v: { use: "upper", with: { text: "a", wait: 10 } },
        },
        outputs: { u: "$u.text", v: "$v.text" },
      },
      { types: types(upper) },
    );
    expect(outputs).toEqual({ u: "A", v: "A" });
    expect(runs).toEqual(["a"]);
  });

  it("runs only what the target needs (rule 14)", async () => {
    const { upper, runs } = counting();
    const { outputs } = await runPipeline(simple(""), { types: types(upper), to: ["u"] });
    expect(runs).toEqual(["a"]);
    expect(outputs).toEqual({ "u.text": "A" });
  });

  it("ends soon after it is told to stop, and calls that cancelled (rule 10)", async () => {
    const { upper } = counting();
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("stop")), 10);
    const result = await runPipeline(
      { nodes: { u: { use: "upper", with: { text: "a", wait: 20_000 } } }, outputs: { u: "$u.text" } },
      { types: types(upper), signal: stop.signal },
    );
    expect(result.state).toBe("cancelled");
  });
});
