#!/usr/bin/env node
// Starts the program with a Node that can run it: the bundle where it is newer than all sources, else the sources.
// Plain JavaScript in the words of an old Node, because that may be the one that reads this.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = 24;
const folder = dirname(dirname(fileURLToPath(import.meta.url)));

if (major(process.versions.node) >= oldest) {
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
  await import(bundleIsFresh() ? "../dist/main.js" : "../src/main.ts");
} else {
  const node = installedNode();
  if (node) handOver(node);
  else {
    console.error(`reelgraph needs Node ${oldest} or later; this is Node ${process.versions.node}.`);
    console.error("Install a newer one from https://nodejs.org, or beside reelgraph with: npm install node");
    process.exitCode = 5;
  }
}

function major(version) {
  return Number(version.split(".")[0]);
}

/** A published package has no sources; in the repository the bundle counts while nothing has been edited since. */
function bundleIsFresh() {
  const bundle = modified(join(folder, "dist", "main.js"));
  if (!existsSync(join(folder, "src"))) return true;
  const packages = dirname(folder);
  const sources = ["cli", "engine", "server"].map((name) => join(packages, name, "src"));
  return bundle > modified(join(dirname(packages), "pnpm-lock.yaml")) && sources.every((one) => isOlder(one, bundle));
}

function isOlder(source, time) {
  if (modified(source) >= time) return false;
  return readdirSync(source, { withFileTypes: true }).every((entry) => {
    const path = join(source, entry.name);
    return entry.isDirectory() ? isOlder(path, time) : modified(path) < time;
  });
}

/** Milliseconds since the epoch; 0 for what isn't there. */
function modified(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? found.mtimeMs : 0;
}

/** The Node that comes as an npm package, if it is installed here and new enough. */
function installedNode() {
  for (let here = folder; dirname(here) !== here; here = dirname(here)) {
    const found = join(here, "node_modules", "node");
    const program = join(found, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (!existsSync(program)) continue;
    if (major(JSON.parse(readFileSync(join(found, "package.json"), "utf8")).version) >= oldest) return program;
  }
  return undefined;
}

function handOver(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  // A terminal sends Ctrl-C to both; the program takes two in quick succession for one.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code === null ? 128 + (signal === "SIGKILL" ? 9 : 15) : code;
  });
}
