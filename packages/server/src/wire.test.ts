import { stripTypeScriptTypes } from "node:module";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the types of what goes over the wire load nothing of the server", () => {
  const text = readFileSync(new URL("wire.ts", import.meta.url), "utf8");
  expect(text).toContain("RunUnit");
  const left = stripTypeScriptTypes(text).replaceAll(/\/\*[\s\S]*?\*\//g, "");
  expect(left.trim()).toBe("");
});
