// Bundles the command line into packages/cli/dist. Without it the sources run as they are, only slower to start.
import { cpSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const engine = join(root, "packages", "engine", "src");
const dist = join(root, "packages", "cli", "dist");

// What holds native code or files, or is too large to be read for nothing; a package of its own at run time.
const external = [
  /^node:/,
  /^node-av(\/|$)/,
  /^@napi-rs\//,
  /^@fontsource\//,
  /^openai(\/|$)/,
  /^pg(\/|$)/,
  /^@dbos-inc\//,
];

const started = new Date();
const shared = {
  cwd: join(root, "packages", "engine"),
  platform: "node",
  // The UMD builds that some packages name first can't be bundled.
  resolve: { mainFields: ["module", "main"] },
  external,
  plugins: [askForBuiltins()],
  // Our modules do nothing when they are loaded, but for the entries and this one.
  treeshake: { moduleSideEffects: (id) => id.endsWith("no-eval.ts") },
  onLog(level, log) {
    if (level !== "debug" && level !== "info") console.error(`${level}: ${log.message}`);
  },
};
// One folder without subfolders: files are found beside one another by name.
const names = { dir: dist, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" };

await bundle(
  {
    main: join(root, "packages", "cli", "src", "main.ts"),
    // What plugins import as @reelgraph/engine; node/plugins.ts looks for it beside itself.
    plugin: join(engine, "plugin.ts"),
  },
  {
    cleanDir: true,
    codeSplitting: {
      groups: [
        // Each file that is loaded costs a millisecond or two: one for checking, which all commands do, one for running.
        { name: "core", test: /cli[\\/]src[\\/](?:main|commands[\\/]check)\.ts$/, priority: 2 },
        {
          name: "run",
          test: /cli[\\/]src[\\/]commands[\\/]run\.ts$|engine[\\/]src[\\/]node[\\/](?:host|begin-run|continue-run)\.ts$/,
          priority: 1,
        },
      ],
    },
  },
);
// Started as a process of its own by node/media/media-process.ts, which looks for it beside itself. A bundle of its own:
// what it shared with the command line would be in main.js, and loading that runs the command line.
const media = join(engine, "node", "media");
await bundle({ worker: join(media, "worker.ts"), "lab-thread": join(media, "sketch", "lab-thread.ts") }, {});
// What is published has no repository around it.
cpSync(join(root, "examples"), join(dist, "examples"), { recursive: true, filter: isOfAnExample });
// Sources that were edited while this ran are newer than the bundle.
utimesSync(join(dist, "main.js"), started, started);

/** Not what runs left there, and not the pipelines of other tools. */
function isOfAnExample(path) {
  return !/[\\/](?:\.reelgraph|out|ported)(?:[\\/]|$)/.test(path.slice(root.length));
}

async function bundle(input, output) {
  const made = await rolldown({ ...shared, input });
  const { output: files } = await made.write({ ...names, ...output });
  for (const { code, fileName } of files) if (code) writeFileSync(join(dist, fileName), plainText(code));
  await made.close();
}

/**
 * `import` of a built-in module reads all of its exports, which loads most of Node: 5 ms for node:fs alone. Asking for
 * it loads what is used.
 */
function askForBuiltins() {
  const statement = /^import \{ ([^}]+) \} from "(node:[\w/]+)";$/gm;
  return {
    name: "ask-for-builtins",
    renderChunk: (code) =>
      code.replace(statement, (_, names, from) => {
        return `const { ${names.replaceAll(" as ", ": ")} } = process.getBuiltinModule("${from}");`;
      }),
  };
}

/** Writes what is not ASCII as escapes: a file of one byte a character is decoded, kept and scanned in half the time. */
function plainText(code) {
  // After a backslash an escape would mean something else; nobody needs to write that.
  const odd = /\\[^\0-\x7f]/.exec(code);
  if (odd) throw new Error(`"${odd[0]}" can't be written as an escape`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
