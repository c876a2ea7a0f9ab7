import { builtin, loadBuiltin, nodeInfo, type NodeInfo } from "@reelgraph/engine";

/** All node types that come with the engine, as a page knows them from its server. */
export async function nodeTypes(): Promise<ReadonlyMap<string, NodeInfo>> {
  return new Map((await loadBuiltin(Object.keys(builtin))).map((type) => [type.type, nodeInfo(type)]));
}
