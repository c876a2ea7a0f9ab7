// Packs what is published: one package, `reelgraph`, with the bundle, the editor's page and the examples in it.
// node scripts/pack.mjs [FOLDER]   prints the path of the tarball. Publish with: npm publish TARBALL
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = resolve(process.argv[2] ?? "release");
const cli = join(root, "packages", "cli");

const staged = mkdtempSync(join(tmpdir(), "reelgraph-pack-"));
try {
  for (const folder of ["bin", "dist"]) cpSync(join(cli, folder), join(staged, folder), { recursive: true });
  cpSync(join(root, "packages", "editor", "dist"), join(staged, "dist", "editor"), { recursive: true });
  for (const file of ["LICENSE", "NOTICE", "README.md"]) cpSync(join(root, file), join(staged, file));
  writeFileSync(join(staged, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  mkdirSync(target, { recursive: true });
  const { status, stdout } = spawnSync("npm", ["pack", "--silent", "--pack-destination", target], {
    cwd: staged,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log(join(target, stdout.trim()));
} finally {
  rmSync(staged, { recursive: true });
}

/** The command line's own, without what the bundle holds already. */
function manifest() {
  const { dependencies, devDependencies: _, ...rest } = JSON.parse(readFileSync(join(cli, "package.json"), "utf8"));
  const outside = Object.entries(dependencies).filter(([, version]) => !version.startsWith("workspace:"));
  return { ...rest, files: ["bin", "dist", "NOTICE"], dependencies: Object.fromEntries(outside) };
}
