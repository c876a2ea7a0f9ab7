import { expect, test } from "vitest";
import { compile } from "../graph/compile.ts";
import { createRegistry } from "../nodes/registry.ts";
import { loadBuiltin } from "../nodes/builtin.ts";
import { targetsOf } from "./targets.ts";

const text = (before: string) => ({ use: "template", with: { template: "{{before}}", before } });
const graph = compile(
  { nodes: { a: text("x"), b: text("$a.text"), c: text("$a.text") }, outputs: { b: "$b.text", c: "$c.text" } },
  { registry: createRegistry(await loadBuiltin()), subgraphs: new Map(), report: () => {} },
);

test("behind a node is all that reads it", () => {
  expect([...targetsOf(graph, []).behind(["a"])]).toEqual(["a", "b", "c"]);
  expect([...targetsOf(graph, ["b"]).behind(["a", "b"])]).toEqual(["a", "b", "c"]);
});

test("what is to run again, but which no target needs, is refused instead of being passed over", () => {
  expect(() => targetsOf(graph, ["b"]).behind(["a", "c"])).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          code: "not-needed",
          node: "c",
          message: '"c" is not needed for b, and would not run again',
          expected: "a node on the way to b",
        }),
      ],
    }),
  );
});
