import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { redact } from "@reelgraph/engine/redact";
import { createStyle } from "../terminal/style.ts";
import { widthOf } from "../terminal/width.ts";
import { problemLines } from "./problems.ts";

const folder = mkdtempSync(join(tmpdir(), "problems-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const view = (columns = 80) => ({ style: createStyle(false), columns, folder, files: new Map() });

test("a problem has its place, its line with a mark, its node, and what helps", () => {
  const file = join(folder, "pipeline.json");
  writeFileSync(file, `{\n  "nodes": { "雨": "$styel.prompt" }\n}`);
  const what = { code: "unknown-node", at: "/nodes/雨", message: "There is no node", node: "clip" };
  const help = { expected: "style", hint: `did you mean "style"?` };
  const problem = { ...what, ...help, file, line: 2, column: 19 };
  expect(problemLines(problem, ["noir", "anime"], view())).toEqual([
    "pipeline.json:2:19: error: There is no node [unknown-node]",
    `  2 │ "nodes": { "雨": "$styel.prompt" }`,
    `    │                  ^`,
    "  at        /nodes/雨 (node clip, items noir · anime)",
    "  expected  style",
    `  hint      did you mean "style"?`,
  ]);
});

test("a name of very many characters doesn't fill the screen", () => {
  const name = "k".repeat(1_000_000);
  const shown = problemLines({ code: "bad-id", at: `/nodes/${name}`, node: name, message: "m" }, [], view());
  expect(shown.join("\n").length).toBeLessThan(2000);
  expect(shown.at(-1)).toMatch(/kkk\)$/);
});

test("a file on one long line shows what stands near the place", () => {
  const file = join(folder, "long.json");
  writeFileSync(file, `{${'"a": 1, '.repeat(1000)}"here": 2}`);
  const [, line = "", mark = ""] = problemLines(
    { code: "x", at: "/here", message: "m", file, line: 1, column: 8002 },
    [],
    view(60),
  );
  expect(widthOf(line)).toBeLessThanOrEqual(60);
  expect(line.slice(mark.indexOf("^"))).toMatch(/^"here": 2/);
});

test("a message can't write to the terminal what it wants", () => {
  const [line = ""] = problemLines({ code: "x", at: "", message: "bad\u001B]0;title\u0007\nnext" }, [], view());
  expect(line).toBe("reelgraph: error: bad ]0;title next [x]");
});

test("secrets are hidden as they are and as JSON writes them, but not what is too short to be one", () => {
  expect(redact(`key a"b\\cdef in {"k":"a\\"b\\\\cdef"}, port 4400`, [`a"b\\cdef`, "4400"])).toBe(
    `key [secret] in {"k":"[secret]"}, port 4400`,
  );
});
