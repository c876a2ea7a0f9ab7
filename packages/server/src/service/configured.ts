import { statSync } from "node:fs";
import { join } from "node:path";
import { configName, openWorkspace, refuseForeign, type Workspace } from "@reelgraph/engine/node";

/** Gives the workspace as its configuration stands: read anew when the file has changed, or has come. Throws `bad-config`, `foreign-config`. */
export function configured(first: Workspace): () => Promise<Workspace> {
  const { found, stateFolder, root, env, storage } = first;
  const file = found.file ?? join(found.folder, configName);
  let [current, stamp] = [Promise.resolve(first), stampOf(file)];
  return () => {
    const now = stampOf(file);
    if (now === stamp) return current;
    stamp = now;
    if (now === none && found.file === undefined) return (current = Promise.resolve(first));
    const read = { folder: found.folder, config: file, env: { ...env, REELGRAPH_HOME: stateFolder }, storage };
    const open = async () => {
      // It is read by its name, although nobody named it.
      if (!found.named) refuseForeign(file);
      return { ...(await openWorkspace(read)), env, root };
    };
    current = open();
    // What couldn't be read is read again, although the file hasn't changed.
    current.catch(() => (stamp = ""));
    return current;
  };
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : none;
}

const none = "none";
