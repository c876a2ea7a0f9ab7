// Hands over to the Node that comes as an npm package, where it is installed and new enough; else says what is needed.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = 24;
const node = installedNode();
if (node) handOver(node);
else {
  console.error(`reelgraph needs Node ${oldest} or later; this is Node ${process.versions.node}.`);
  console.error("Install a newer one from https://nodejs.org, or beside reelgraph with: npm install node");
  process.exitCode = 5;
}

function installedNode() {
  for (let here = dirname(fileURLToPath(import.meta.url)); dirname(here) !== here; here = dirname(here)) {
    const found = join(here, "node_modules", "node");
    const program = join(found, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (!existsSync(program)) continue;
    const { version } = JSON.parse(readFileSync(join(found, "package.json"), "utf8"));
    if (Number(version.split(".")[0]) >= oldest) return program;
  }
  return undefined;
}

function handOver(program) {
  const child = spawn(program, process.argv.slice(1), { stdio: "inherit" });
  // A terminal sends Ctrl-C to both; the program takes two in quick succession for one.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code === null ? 130 : code;
  });
}
