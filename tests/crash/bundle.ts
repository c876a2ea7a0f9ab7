import { rolldown } from "rolldown";
import { startBuyer } from "./child.ts";

/** Bundles the buyer and its hook into a folder. */
export async function bundleChild(folder: string): Promise<void> {
  await bundlePrograms(folder, { buyer: new URL("child/buyer.ts", import.meta.url).pathname });
  // Compiled code is kept when a process ends by itself, and those to come won't.
  await startBuyer(folder).end();
}

/** Bundles programs, and the hook, into a folder: a bundle starts four times as fast as the sources, for each of many cycles. */
export async function bundlePrograms(
  folder: string,
  programs: Readonly<Record<string, string>>,
  external: readonly RegExp[] = [],
): Promise<void> {
  const made = await rolldown({
    input: { hook: new URL("child/hook.ts", import.meta.url).pathname, ...programs },
    platform: "node",
    // Only the media process and services for texts need these, and there are none here.
    external: [/^node:/, /^node-av(\/|$)/, /^@napi-rs\//, /^@fontsource\//, /^openai(\/|$)/, ...external],
    resolve: { mainFields: ["module", "main"] },
    treeshake: { moduleSideEffects: (id) => /\/tests\/\w+\/child\//.test(id) },
    onLog() {},
    plugins: [{ name: "ask-for-builtins", renderChunk: (code) => code.replace(imports, askFor) }],
  });
  await made.write({ dir: folder, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" });
  await made.close();
}

const imports = /^import \{ ([^}]+) \} from "(node:[\w/]+)";$/gm;

/** As in the published bundle: a module that is imported is loaded with all that it exports, such as a browser's network. */
function askFor(_: string, names: string, from: string): string {
  return `const { ${names.replaceAll(" as ", ": ")} } = process.getBuiltinModule("${from}");`;
}
