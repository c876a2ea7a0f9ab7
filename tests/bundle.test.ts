import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const main = readFileSync(join(root, "packages/cli/dist/main.js"), "utf8");

test("what all commands load leaves out what only runs need: the journal, hashing, and the engine's executor", () => {
  for (const part of ["BEGIN IMMEDIATE", "node:crypto", "node:sqlite", "class UnitExecutor"])
    expect(main).not.toContain(part);
  expect(main).toContain("class ExecutionSession");
});

test("the bundle is plain ASCII, which Node reads in half the time", () => {
  expect(main).toMatch(/^[\0-\x7f]*$/);
});

test("no code is made from text while a pipeline is checked and planned", () => {
  const trap = `globalThis.Function = new Proxy(Function, { construct() { process.exit(99); }, apply() { process.exit(99); } });`;
  const file = join(root, "examples/first-film/pipeline.json");
  const program = join(root, "packages/cli/bin/reelgraph.js");
  for (const command of ["check", "plan"]) {
    const args = ["--import", `data:text/javascript,${encodeURIComponent(trap)}`, program, command, file];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status, stderr).toBe(0);
  }
});
