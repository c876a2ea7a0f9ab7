import { chownSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ReelgraphError } from "../errors.ts";
import { refuseForeignState } from "./config-owner.ts";
import { configName, loadConfig, noConfig, parseConfig } from "./config.ts";
import { stateFiles } from "./state.ts";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "config-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problems = (text: string) => thrownBy(() => parseConfig(text, "/here/config.json"));

function thrownBy(read: () => unknown) {
  try {
    read();
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

describe.skipIf(process.platform === "win32")("a configuration that was found, and not named", () => {
  /** Another's than `me`: as root it is given away, else somebody else looks at it. */
  function foreign(name: string) {
    const file = join(folder, name);
    const own = process.geteuid?.() ?? 0;
    writeFileSync(file, name === configName ? `{ "budget": { "runUsd": 7 } }` : "KEY=k");
    if (own === 0) chownSync(file, 4001, 4001);
    return { file, owner: own === 0 ? 4001 : own };
  }

  test("is refused where it is neither this user's nor root's, before anything in it is read", () => {
    const { file, owner } = foreign(configName);
    writeFileSync(file, "no JSON");
    const inner = join(folder, "inner");
    mkdirSync(inner);
    const problem = {
      code: "foreign-config",
      file,
      message: `${configName} belongs to another user (number ${owner}), so it is not used`,
      hint: expect.stringContaining(`--config ${file}`),
    };
    expect(thrownBy(() => loadConfig(inner, undefined, owner + 1))).toMatchObject([problem]);
  });

  test("is taken by its owner, by root, and where it is named", () => {
    const { file, owner } = foreign(configName);
    for (const found of [
      loadConfig(folder, undefined, owner),
      loadConfig(folder, undefined, 0),
      loadConfig(folder, file, owner + 1),
    ])
      expect(found.config.budget.runUsd).toBe(7);
  });

  test("is refused for a link or an .env of somebody else", () => {
    const { file, owner } = foreign("other.json");
    symlinkSync(file, join(folder, configName));
    expect(thrownBy(() => loadConfig(folder, undefined, owner + 1))).toMatchObject([{ code: "foreign-config" }]);
    rmSync(join(folder, configName));

    const env = foreign(".env");
    const config = join(folder, configName);
    writeFileSync(config, "{}");
    // Where no file can be given away, both are the owner's, and the configuration is told of first.
    const first = process.geteuid?.() === 0 ? env.file : config;
    expect(thrownBy(() => loadConfig(folder, undefined, owner + 1))).toMatchObject([{ file: first }]);
  });
});

describe("the state folder of another user", () => {
  test("is refused, as is a journal of theirs or a link to one, and is taken from root, by root and by its owner", () => {
    const own = process.geteuid?.() ?? 0;
    const state = join(folder, ".reelgraph");
    const { journal } = stateFiles(state);
    expect(() => refuseForeignState(state, 4002)).not.toThrow();
    mkdirSync(state);
    if (own === 0) chownSync(state, 4001, 4001);
    const owner = own === 0 ? 4001 : own;
    const problem = { code: "foreign-state", file: state, hint: expect.stringContaining("REELGRAPH_HOME") };
    expect(thrownBy(() => refuseForeignState(state, owner + 1))).toMatchObject([problem]);
    for (const user of [owner, 0]) expect(() => refuseForeignState(state, user)).not.toThrow();

    if (own !== 0) return;
    chownSync(state, 0, 0);
    expect(() => refuseForeignState(state, 4002)).not.toThrow();
    writeFileSync(join(folder, "theirs.db"), "");
    chownSync(join(folder, "theirs.db"), 4001, 4001);
    symlinkSync(join(folder, "theirs.db"), journal);
    expect(thrownBy(() => refuseForeignState(state, 4002))).toMatchObject([{ file: journal }]);
  });
});

test("a misspelt key is told with its place and what was meant", () => {
  expect(problems(`{\n  "plugin": []\n}`)).toEqual([
    {
      code: "bad-config",
      at: "/plugin",
      message: `The configuration has no "plugin"`,
      expected: expect.stringMatching(/\bplugins\b/),
      hint: `did you mean "plugins"?`,
      file: "/here/config.json",
      line: 2,
      column: 3,
    },
  ]);
});

test("a misspelt key further in is told with what was meant, too", () => {
  expect(problems(`{ "defaults": { "modle": "sketch" } }`)).toMatchObject([
    { at: "/defaults/modle", expected: "model", hint: `did you mean "model"?` },
  ]);
  const vendor = `{ "use": "fal", "models": { "x": { "price": { "usd": 1, "per": "clip", "pre": 2 } } } }`;
  expect(problems(`{ "providers": { "studio": ${vendor} } }`)).toMatchObject([
    { at: "/providers/studio/models/x/price/pre", expected: "usd, per", hint: `did you mean "per"?` },
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
