import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { routeTable } from "./table.ts";

const table = routeTable({} as Parameters<typeof routeTable>[0]);
const page = readFileSync(new URL("../../../../docs/api.md", import.meta.url), "utf8");

test("docs/api.md tells of every operation as the table does, and of no other", () => {
  const rows = table.map(({ method, path, summary, scope }) => {
    return `| \`${method} ${path}\` | ${summary} | ${scope === "public" ? "–" : `\`${scope}\``} |`;
  });
  const told = page.split("\n").filter((line) => /^\| `(GET|POST|PUT|DELETE) /.test(line));
  expect(told).toEqual(rows);
});
