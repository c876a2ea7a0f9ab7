import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const main = readFileSync(join(import.meta.dirname, "../packages/cli/dist/main.js"), "utf8");

test("what all commands load leaves out what only runs need: the journal, hashing, and the engine's executor", () => {
  for (const part of ["BEGIN IMMEDIATE", "node:crypto", "node:sqlite", "class UnitExecutor"])
    expect(main).not.toContain(part);
  expect(main).toContain("class ExecutionSession");
});

test("the bundle is plain ASCII, which Node reads in half the time", () => {
  expect(main).toMatch(/^[\0-\x7f]*$/);
});
