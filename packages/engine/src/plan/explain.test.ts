import { expect, it } from "vitest";
import { explain, type Trace } from "./explain.ts";

const trace = (params: object, inputs: Record<string, string> = {}, from: Record<string, string> = {}): Trace => ({
  how: "ran",
  parts: { type: "t.1", extra: "", take: 1, params: JSON.stringify(params), inputs },
  from,
});

function lookup(traces: Record<string, readonly Trace[]>) {
  return (place: string) => traces[place] ?? [];
}

it("follows a change upstream to the parameter that was edited (rule 31)", () => {
  const line = explain(
    "clip[noir]",
    lookup({
      "clip[noir]": [
        trace({}, { prompt: "s:new" }, { prompt: "style[noir]" }),
        trace({}, { prompt: "s:old" }, { prompt: "style[noir]" }),
      ],
      "style[noir]": [
        trace({}, { prompt: "s:b" }, { prompt: "expand" }),
        trace({}, { prompt: "s:a" }, { prompt: "expand" }),
      ],
      expand: [trace({ detail: "rich" }), trace({ detail: "brief" })],
    }),
  );
  expect(line).toBe(
    'clip[noir] ran because its input "prompt" changed (from style[noir]), because its input "prompt" changed, because expand: "detail" changed from "brief" to "rich"',
  );
});

it("names the smallest part that changed", () => {
  expect(explain("a", lookup({ a: [trace({ x: 1, y: 2 }), trace({ x: 1, y: 3 })] }))).toBe(
    'a ran because "y" changed from 3 to 2',
  );
});

it("says when it ran for the first time, on purpose, or not at all", () => {
  expect(explain("a", lookup({}))).toBe("a has not run yet");
  expect(explain("a", lookup({ a: [trace({})] }))).toBe("a ran for the first time");
  expect(explain("a", lookup({ a: [{ ...trace({}), how: "forced" }] }))).toContain("--from");
  expect(explain("a", lookup({ a: [{ ...trace({}), how: "cached" }] }))).toContain("did not run");
});

it("doesn't take what is done anew in each run for a lost result", () => {
  const free = (params: object): Trace => ({ ...trace(params), how: "free" });
  expect(explain("a", lookup({ a: [free({}), free({})] }))).toBe(
    "a costs nothing and is done anew in each run; nothing changed",
  );
  expect(explain("a", lookup({ a: [trace({}), trace({})] }))).toContain("no longer in the cache");
  expect(explain("a", lookup({ a: [free({ x: 1 }), free({ x: 2 })] }))).toBe('a ran because "x" changed from 2 to 1');
});

it("names the pipeline's input behind a change", () => {
  const line = explain(
    "a",
    lookup({
      a: [trace({}, { idea: "s:2" }, { idea: "inputs.idea" }), trace({}, { idea: "s:1" }, { idea: "inputs.idea" })],
    }),
  );
  expect(line).toContain('the pipeline\'s input "idea" changed');
});
