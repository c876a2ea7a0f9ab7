import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ReelgraphError } from "../errors.ts";
import { openSecrets } from "./secrets.ts";
import { readConfigText, readText } from "./text-file.ts";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "text-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string, encoding: BufferEncoding): string {
  const file = join(folder, name);
  writeFileSync(file, text, encoding);
  return file;
}

function problemOf(read: () => unknown) {
  try {
    read();
  } catch (thrown) {
    if (thrown instanceof ReelgraphError) return thrown.problems[0];
  }
  throw new Error("It is read without a word");
}

test("a file in UTF-8 is read as it is, with its mark and its line ends", () => {
  const text = '\uFEFF{ "海": "caf\u00e9 \uFFFD" }\r\n';
  expect(readText(written("a.json", text, "utf8"))).toBe(text);
});

test("a file in another encoding is refused with its place, because saving it would lose characters", () => {
  const file = written("old.json", '{\n  "name": "caf\u00e9"\n}', "latin1");
  expect(problemOf(() => readText(file))).toMatchObject({
    code: "bad-encoding",
    file,
    line: 2,
    column: 15,
    message: expect.stringMatching(/old\.json is not in UTF-8$/),
    hint: expect.stringContaining("as UTF-8"),
  });
});

test("a file in UTF-16, as some shells write it, is told by that name", () => {
  const file = written("wide.json", "\uFEFF{}", "utf16le");
  expect(problemOf(() => readText(file))?.message).toMatch(/is in UTF-16$/);
});

test("what keeps a file of the configuration from being read is the configuration's fault", () => {
  const file = written("reelgraph.config.json", "\uFEFF{}", "utf16le");
  expect(problemOf(() => readConfigText(file))).toMatchObject({ code: "bad-config", file });
  written(".env", "\uFEFFKEY=k", "utf16le");
  expect(problemOf(() => openSecrets(folder, {}).get("KEY"))).toMatchObject({ code: "bad-config" });
});

test("a mark at the beginning of .env is no part of the first name", () => {
  written(".env", "\uFEFFKEY=k\n", "utf8");
  expect(openSecrets(folder, {}).get("KEY")).toBe("k");
});
