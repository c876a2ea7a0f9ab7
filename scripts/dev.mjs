// `npm run dev`: serves the editor's page and starts again when a file changes.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { status } = spawnSync(process.execPath, ["--watch", join(root, "packages", "cli", "src", "main.ts"), "serve"], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
