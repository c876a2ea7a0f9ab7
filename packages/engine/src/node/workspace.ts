import { join, resolve } from "node:path";
import type { ModelInfo } from "../models/model.ts";
import { sketchInfo } from "../models/sketch/sketch-model.ts";
import { builtin, loadBuiltin } from "../nodes/builtin.ts";
import { createRegistry, type Registry } from "../nodes/registry.ts";
import { loadConfig, type FoundConfig } from "./config.ts";
import { refuseForeignState } from "./config-owner.ts";
import { loadProviders, type Provider } from "./providers.ts";
import type { OpenStorage } from "./storage.ts";

export interface WorkspaceOptions {
  /** The configuration is looked for from here upwards. */
  readonly folder: string;
  /** A configuration other than the nearest one. */
  readonly config?: string;
  /** Environment variables: secrets by name, and REELGRAPH_HOME. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where runs, money, results and files are kept. Default: in files of the state folder. */
  readonly storage?: OpenStorage | undefined;
}

/** What is known before any pipeline: the configuration, the node types, the models, and where state lies. */
export interface Workspace {
  readonly found: FoundConfig;
  /** The video models that pipelines may name. */
  readonly models: readonly ModelInfo[];
  /** The configured vendors. */
  readonly providers: readonly Provider[];
  /** Pipelines are named from here, and reach no file outside: the configuration's folder, unless it serves others too. */
  readonly root: string;
  /** Folder of the history, the cache and the artifacts. It may not exist yet. */
  readonly stateFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absent: files in the state folder. */
  readonly storage?: OpenStorage | undefined;
  /** The node types: plugins' and, of the built-in ones, those in use, or all. Throws `bad-plugin`. */
  types(uses?: Iterable<string>): Promise<Registry>;
}

/** With media where the configuration has them. */
async function storageOf(
  found: FoundConfig,
  env: Workspace["env"],
  given: OpenStorage | undefined,
): Promise<OpenStorage | undefined> {
  const s3 = found.config.storage?.s3;
  if (!s3) return given;
  const { bucketOf, openStored } = await import("./artifacts/configured.ts");
  const open = given ?? (await import("./storage.ts")).openLocalStorage;
  // At the first need, because a check needs no key.
  let objects: ReturnType<typeof bucketOf> | undefined;
  const opened = (folder: string) => openStored(s3, (objects ??= bucketOf(s3, found, env)), folder);
  // A tenant's own configuration is asked before the owner's.
  return (folder, artifacts = opened(folder)) => open(folder, artifacts);
}

/** Reads the configuration. Throws `bad-config`, `foreign-config`, `foreign-state`. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { folder, config, env = process.env, storage } = options;
  const found = loadConfig(folder, config);
  // A variable that is set to nothing is not set.
  const named = env["REELGRAPH_HOME"];
  const stateFolder = resolve(named || join(found.folder, ".reelgraph"));
  if (!named) refuseForeignState(stateFolder);
  const providers = await loadProviders(found.config, stateFolder);
  return {
    found,
    models: [sketchInfo, ...providers.flatMap(({ models }) => models)],
    providers,
    root: found.folder,
    stateFolder,
    env,
    storage: await storageOf(found, env, storage),
    async types(uses) {
      const { plugins } = found.config;
      const own = plugins.length === 0 ? [] : await (await import("./plugins.ts")).loadPlugins(found.folder, plugins);
      return createRegistry([...(await loadBuiltin(uses)), ...own], Object.keys(builtin));
    },
  };
}
