import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "./shell-word.ts";

test("a name stands as it is where a shell takes it as one word", () => {
  expect(shellWord("films/片子-2.json")).toBe("films/片子-2.json");
  expect(shellWord("C:\\films\\a.json")).toBe("C:\\films\\a.json");
});

test.skipIf(process.platform === "win32").each(["my film/p.json", "a & b", "it's", "5$", "`x`!", 'say "go"', "(1)"])(
  "a shell reads what is written for %s as that one word",
  (name) => {
    expect(execFileSync("sh", ["-c", `printf '<%s>' ${shellWord(name)}`], { encoding: "utf8" })).toBe(`<${name}>`);
  },
);
