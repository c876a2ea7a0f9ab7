import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { configName, openWorkspace, type Workspace } from "@reelgraph/engine/node";
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
 * put one beside its pipelines. Throws `bad-config`.
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
    return { workspace, current: configured(workspace) };
  }
  const inherit = (from: Workspace): Workspace => ({ ...from, ...withoutPlaces(from), root, stateFolder: state });
  return { workspace: inherit(owner.workspace), current: async () => inherit(await owner.current()) };
}

function withoutPlaces({ found }: Workspace): Pick<Workspace, "found"> {
  return { found: { ...found, config: { ...found.config, notify: {}, folders: {}, buckets: {}, storage: undefined } } };
}
