// `npm start`: makes the example film, then serves the editor's page.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reelgraph = (...args) =>
  spawnSync(process.execPath, [join(root, "packages", "cli", "bin", "reelgraph.js"), ...args], {
    cwd: root,
    stdio: "inherit",
  });

const film = ["examples/first-film/pipeline.json", "--out", "out/first-film", "--embed-pipeline"];
// With the configuration of the folder that is served, so that the editor knows the film.
const made = reelgraph("run", ...film, "--config", "reelgraph.config.json");
if (made.status !== 0) process.exit(made.status ?? 1);
const served = reelgraph("serve");
process.exit(served.status ?? 1);
