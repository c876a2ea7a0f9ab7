// `npm test`: types, then all tests; further arguments go to Vitest. Ends with a line `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);
const report = join(root, "node_modules", ".cache", "tests.json");
const run = (name, ...args) =>
  spawnSync(bin(name), args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;

const types = run("tsc", "--build");
mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
const tests = run(
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile=${report}`,
  ...process.argv.slice(2),
);

let counts = { numPassedTests: 0, numFailedTests: 1 };
try {
  counts = JSON.parse(readFileSync(report, "utf8"));
} catch {
  console.error("The tests left no report.");
}
// A file that can't be loaded has no tests to fail, and type errors count as one failure.
const broken = (counts.testResults ?? []).filter(
  (file) => file.status === "failed" && file.assertionResults.length === 0,
);
const failed = counts.numFailedTests + broken.length + (types === 0 ? 0 : 1);
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exit(failed > 0 || tests !== 0 ? 1 : 0);
