// Seconds of the contract suite: every adapter × every group of cases, in one process. node bench/contract.ts
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const models = join("packages", "engine", "src", "models");
const groups = ["a submission", "a job", "a clip", "a cancellation", "a webhook", "the catalogue"];
const tests = readdirSync(join(root, models), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, models, entry.name, `${entry.name}.test.ts`)))
  .map(({ name }) => `${models}/${name}/${name}.test.ts`);

interface Case {
  readonly ancestorTitles: readonly string[];
  readonly status: string;
  readonly duration?: number;
}
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Case[] }[];
}

const folder = mkdtempSync(join(tmpdir(), "reelgraph-bench-"));
try {
  const file = join(folder, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const options = ["--maxWorkers=1", "--reporter=json", `--outputFile=${file}`];
  execFileSync(process.execPath, [vitest, "run", ...options, ...tests], { cwd: root, stdio: "ignore" });
  const { testResults } = JSON.parse(readFileSync(file, "utf8")) as Report;
  const cases = testResults.flatMap(({ assertionResults }) => assertionResults);
  const names = [...new Set(cases.map(({ ancestorTitles: [name = ""] }) => name))];
  const held = names.filter((name) =>
    cases.some(({ ancestorTitles: [first, second] }) => first === name && second === "a submission"),
  );
  console.log(["adapter".padEnd(26), ...groups.map((group) => group.padStart(16)), "together".padStart(16)].join(""));
  for (const name of [...held, ""]) {
    const own = cases.filter(({ ancestorTitles: [first = ""] }) =>
      name === "" ? held.includes(first) : first === name,
    );
    const cells = groups.map((group) => cell(own.filter(({ ancestorTitles: [, second] }) => second === group)));
    const all = own.filter(({ ancestorTitles: [, second = ""] }) => groups.includes(second));
    console.log([(name || "all").padEnd(26), ...cells, cell(all)].join(""));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Cases that were held to, and their seconds. */
function cell(cases: readonly Case[]): string {
  const ran = cases.filter(({ status }) => status === "passed");
  const ms = ran.reduce((sum, { duration = 0 }) => sum + duration, 0);
  return (ran.length === 0 ? "–" : `${ran.length}: ${(ms / 1000).toFixed(2)} s`).padStart(16);
}
