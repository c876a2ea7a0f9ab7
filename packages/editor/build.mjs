// Builds the page into dist, when what it is made of changed since the last time.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";

const editor = dirname(fileURLToPath(import.meta.url));
const packages = dirname(editor);
const made = join(editor, "dist", "index.html");
// The engine's language and events are a part of the page, too.
const sources = [editor, join(packages, "engine", "src"), join(dirname(packages), "pnpm-lock.yaml")];

if (!existsSync(made) || newest(sources) > statSync(made).mtimeMs) {
  await build({ configFile: join(editor, "vite.config.ts"), logLevel: "error" });
  pack(join(editor, "dist"));
}

/** Lays packed forms of text beside it, for the server to send. The best ratio would take ten times as long. */
function pack(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) pack(path);
    else if (/\.(?:js|css|html|svg|json)$/.test(name) && statSync(path).size > 1024) {
      const bytes = readFileSync(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  }
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
