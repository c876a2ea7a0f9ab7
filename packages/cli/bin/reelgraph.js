#!/usr/bin/env node
// Starts the program. In the words of an old Node, because that may be the one that reads this; and asking for built-in
// modules instead of importing them, because an import reads all that they export, which takes longer than all of this.
if (Number(process.versions.node.split(".")[0]) < 24) await import("./older-node.js");
else {
  process.getBuiltinModule("node:module").enableCompileCache();
  await import(bundleIsFresh() ? "../dist/main.js" : "../src/main.ts");
}

/** A published package has no sources; in the repository the bundle counts while nothing has been edited since. */
function bundleIsFresh() {
  const { existsSync, readdirSync, statSync } = process.getBuiltinModule("node:fs");
  const { fileURLToPath } = process.getBuiltinModule("node:url");
  const packages = fileURLToPath(new URL("../..", import.meta.url));
  if (!existsSync(fileURLToPath(new URL("../src", import.meta.url)))) return true;
  const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const bundle = modified(`${packages}/cli/dist/main.js`);
  const isOlder = (path) => modified(path) < bundle;
  // Folders too: theirs is the time when a file was last removed.
  const areOlder = (folder) =>
    isOlder(folder) &&
    readdirSync(folder, { withFileTypes: true }).every((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? areOlder(path) : isOlder(path);
    });
  const sources = ["cli", "engine", "fleet", "mock-vendor", "server"].map((name) => `${packages}/${name}/src`);
  return isOlder(`${packages}/../pnpm-lock.yaml`) && sources.every(areOlder);
}
