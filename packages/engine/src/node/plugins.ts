import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { failure } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";

/**
 * Loads node types from the modules that the configuration names; a pipeline can name none. A module exports node
 * types made with `defineNode`, one or several. Throws `bad-plugin`.
 */
export async function loadPlugins(folder: string, files: readonly string[]): Promise<readonly NodeType[]> {
  if (files.length > 0) shareModules();
  const loaded = await Promise.all(
    files.map(async (file) => {
      const path = resolve(folder, file);
      try {
        if (!existsSync(path)) throw new Error("there is no such file");
        const module: Record<string, unknown> = await import(pathToFileURL(path).href);
        const types = Object.values(module).filter(isNodeType);
        if (types.length === 0) throw new Error("it exports no node type");
        return types;
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw failure("bad-plugin", `The plugin ${file} can't be loaded: ${reason}`, { file, cause });
      }
    }),
  );
  return loaded.flat();
}

/** A plugin imports the engine and zod by name, wherever it lies: it gets the engine that runs it. */
function shareModules(): void {
  const shared = new Map([
    [
      "@reelgraph/engine",
      new URL(import.meta.url.endsWith(".ts") ? "../plugin.ts" : "./plugin.js", import.meta.url).href,
    ],
    ["zod", import.meta.resolve("zod")],
  ]);
  registerHooks({
    resolve(specifier, context, next) {
      const url = shared.get(specifier);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
  });
}

function isNodeType(value: unknown): value is NodeType {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string" &&
    "inputs" in value &&
    "outputs" in value &&
    "params" in value &&
    "run" in value &&
    typeof value.run === "function"
  );
}
