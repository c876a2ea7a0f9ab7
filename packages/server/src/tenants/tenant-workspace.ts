import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { configName, openWorkspace, type Config, type Workspace } from "@reelgraph/engine/node";
import { configured } from "../service/configured.ts";

/** Where a tenant's pipelines lie. */
export const pipelinesOf = (state: string) => join(state, "pipelines");

/** A workspace as it is now, and as its configuration stands later. */
export interface CurrentWorkspace {
  readonly workspace: Workspace;
  current(): Promise<Workspace>;
}

/**
 * The workspace of a tenant: state and pipelines of its own in the owner's state folder. It has the owner's models, keys
 * and published pipelines, but none of the places that runs may send to; or a configuration of its own, where the owner has
 * put one beside its pipelines. Either way it spends no more than the owner's configuration says of it. Throws `bad-config`.
 */
export async function tenantWorkspace(owner: CurrentWorkspace, name: string): Promise<CurrentWorkspace> {
  const { env, storage, stateFolder } = owner.workspace;
  const state = join(stateFolder, "tenants", name);
  const root = pipelinesOf(state);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const config = join(root, configName);
  if (existsSync(config)) {
    const read = { folder: root, config, env: { ...env, REELGRAPH_HOME: state }, storage };
    const workspace = { ...(await openWorkspace(read)), env, root };
    const own = configured(workspace);
    const limit = (from: Workspace, by: Workspace) => withBudget(from, leastOf(from, by, name));
    return {
      workspace: limit(workspace, owner.workspace),
      current: async () => limit(await own(), await owner.current()),
    };
  }
  const inherit = (from: Workspace): Workspace => {
    const given = { ...from, ...withoutPlaces(from), root, stateFolder: state };
    return withBudget(given, from.found.config.tenants[name]?.budget ?? {});
  };
  return { workspace: inherit(owner.workspace), current: async () => inherit(await owner.current()) };
}

type Budget = Config["tenants"][string]["budget"];

/** What a tenant's own configuration and the owner's both allow. */
function leastOf(own: Workspace, owner: Workspace, name: string): Budget {
  const caps = [own.found.config.budget, owner.found.config.tenants[name]?.budget ?? {}];
  const least = (of: keyof Budget) => Math.min(...caps.map((cap) => cap[of] ?? Infinity));
  const known = (["runUsd", "dayUsd"] as const).map((of) => [of, least(of)] as const);
  return Object.fromEntries(known.filter(([, usd]) => usd < Infinity));
}

function withBudget<T extends Workspace>(from: T, budget: Budget): T {
  const { found } = from;
  return { ...from, found: { ...found, config: { ...found.config, budget: { ...found.config.budget, ...budget } } } };
}

function withoutPlaces({ found }: Workspace): Pick<Workspace, "found"> {
  return { found: { ...found, config: { ...found.config, notify: {}, folders: {}, buckets: {}, storage: undefined } } };
}
