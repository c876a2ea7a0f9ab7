import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const rows = [...page.matchAll(/^\| (\d+) +\| .* \| `(.+\.ts)` +\| (.+?) +\|$/gm)];

test("docs/security.md lists forty-one promises, each held by a test that is there", () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
  for (const [, number, file = "", words = ""] of rows) {
    expect([number, file, readFileSync(join(root, file), "utf8").includes(words)]).toEqual([number, file, true]);
  }
});
