import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeWhole } from "./write-whole.ts";

const shell = { draft: () => ({ keep: () => {} }) };
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "whole-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file is written whole, in folders that are made for it, and nothing else is left", async () => {
  const file = join(folder, "a", "b.json");
  await writeWhole(file, "{}", shell);
  await writeWhole(file, "[]", shell);
  expect(readFileSync(file, "utf8")).toBe("[]");
  expect(readdirSync(join(folder, "a"))).toEqual(["b.json"]);
});

test("what the system refuses is told as such, with the file, and not as a fault of the program", async () => {
  writeFileSync(join(folder, "taken"), "a file, and no folder");
  const file = join(folder, "taken", "b.json");
  await expect(writeWhole(file, "{}", shell)).rejects.toMatchObject({
    problems: [
      { code: "unwritable-file", file, message: expect.stringMatching(/^b\.json can't be written: E[A-Z]+: /) },
    ],
  });
});
