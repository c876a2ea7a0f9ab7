import { join, resolve } from "node:path";
import type { ModelInfo } from "../models/model.ts";
import { sketchInfo } from "../models/sketch/sketch-model.ts";
import { builtin } from "../nodes/builtin.ts";
import { createRegistry, type Registry } from "../nodes/registry.ts";
import { loadConfig, type FoundConfig } from "./config.ts";
import { loadPlugins } from "./plugins.ts";

export interface WorkspaceOptions {
  /** The configuration is looked for from here upwards. */
  readonly folder: string;
  /** A configuration other than the nearest one. */
  readonly config?: string;
  /** Environment variables: secrets by name, and REELGRAPH_HOME. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What is known before any pipeline: the configuration, the node types, the models, and where state lies. */
export interface Workspace {
  readonly found: FoundConfig;
  readonly registry: Registry;
  /** The video models that pipelines may name. */
  readonly models: readonly ModelInfo[];
  /** Folder of the history, the cache and the artifacts. It may not exist yet. */
  readonly stateFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Reads the configuration and loads its plugins. Throws `bad-config` and `bad-plugin`. */
export async function openWorkspace({ folder, config, env = process.env }: WorkspaceOptions): Promise<Workspace> {
  const found = loadConfig(folder, config);
  const plugins = await loadPlugins(found.folder, found.config.plugins);
  const state = resolve(env["REELGRAPH_HOME"] ?? join(found.folder, ".reelgraph"));
  const registry = createRegistry([...builtin, ...plugins]);
  return { found, registry, models: [sketchInfo], stateFolder: state, env };
}
