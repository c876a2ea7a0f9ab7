// Makes a fresh clone ready: installs the pinned dependencies when the manifests changed since the last time.
// Plain JavaScript without dependencies, because the Node that starts it may be an old one.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".cache", "setup-stamp");

function manifests() {
  const packages = readdirSync(join(root, "packages")).map((name) => join("packages", name, "package.json"));
  return ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ...packages].filter((file) =>
    existsSync(join(root, file)),
  );
}

function stamp() {
  const hash = createHash("sha256");
  for (const file of manifests()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

const current = stamp();
const done = existsSync(stampFile) && readFileSync(stampFile, "utf8") === current;
if (!done) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  console.error(`Installing dependencies with ${packageManager} …`);
  const install = spawnSync(
    "npx",
    ["--yes", packageManager, "install", process.env.CI ? "--frozen-lockfile" : "--prefer-offline"],
    { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" },
  );
  if (install.status !== 0) {
    console.error(
      "The install failed; its messages are above. Check the network and the npm registry, then try again.",
    );
    process.exit(install.status ?? 1);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp());
}

// Built with the Node that the install brought, not the one that runs this.
const windows = process.platform === "win32";
const node = join(root, "node_modules", ".bin", windows ? "node.cmd" : "node");

/** Runs a script; whether it went well. */
function made(script) {
  const { status } = spawnSync(existsSync(node) ? node : process.execPath, [join(root, script)], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: windows,
  });
  return status === 0;
}

if (!made("scripts/build.mjs"))
  console.error("The bundle could not be built; reelgraph will run from its sources, only slower.");
if (!made("packages/editor/build.mjs"))
  console.error("The editor could not be built; the server will show a page that says so.");
