// Builds the page into dist, when what it is made of changed since the last time.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const editor = dirname(fileURLToPath(import.meta.url));
const packages = dirname(editor);
const made = join(editor, "dist", "index.html");
// The engine's language and events are a part of the page, too.
const sources = [editor, join(packages, "engine", "src"), join(dirname(packages), "pnpm-lock.yaml")];

if (!existsSync(made) || newest(sources) > statSync(made).mtimeMs) {
  await build({ configFile: join(editor, "vite.config.ts"), logLevel: "error" });
}

/** When the newest of these files was changed, in ms since the epoch. */
function newest(paths) {
  return Math.max(
    0,
    ...paths.map((path) => {
      const found = statSync(path);
      if (!found.isDirectory()) return found.mtimeMs;
      const inside = readdirSync(path).filter((name) => name !== "node_modules" && name !== "dist");
      return newest(inside.map((name) => join(path, name)));
    }),
  );
}
