import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ReelgraphError } from "../errors.ts";
import { configName, loadConfig, noConfig, parseConfig } from "./config.ts";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "config-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problems(text: string) {
  try {
    parseConfig(text, "/here/config.json");
  } catch (thrown) {
    if (thrown instanceof ReelgraphError) return thrown.problems;
  }
  throw new Error("It is read without a word");
}

test("an empty configuration is what holds without one", () => {
  expect(parseConfig("{}", "")).toEqual(noConfig);
  expect(loadConfig(folder)).toEqual({ config: noConfig, folder });
});

test("the nearest configuration upwards holds, and its folder is the project's", () => {
  const inner = join(folder, "a", "b");
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(folder, configName), `{ "defaults": { "model": "studio/wan-3" } } // with comments`);
  const found = loadConfig(inner);
  expect(found.folder).toBe(folder);
  expect(found.config.defaults.model).toBe("studio/wan-3");
});

test("a misspelt key is told with its place and what was meant", () => {
  expect(problems(`{\n  "plugin": []\n}`)).toEqual([
    {
      code: "bad-config",
      at: "/plugin",
      message: `The configuration has no "plugin"`,
      hint: `did you mean "plugins"?`,
      file: "/here/config.json",
      line: 2,
      column: 3,
    },
  ]);
});

test("a wrong value is told in words, with its place", () => {
  expect(problems(`{ "budget": { "runUsd": "ten" } }`)).toMatchObject([
    { code: "bad-config", at: "/budget/runUsd", expected: "a number", line: 1, column: 25 },
  ]);
});

test("what is no JSON has a place", () => {
  expect(problems(`{ "plugins": [ }`)[0]).toMatchObject({ code: "bad-config", line: 1, column: 16 });
});

test("a named configuration that is missing is no default", () => {
  expect(() => loadConfig(folder, join(folder, "other.json"))).toThrow("There is no configuration at");
});
