import type { Workspace } from "../workspace.ts";
import type { Artifacts } from "./artifacts.ts";

/** What the bucket alone has of a workspace's media; undefined: they are kept in a folder. Throws `missing-secret`. */
export async function bucketArtifacts({
  found,
  env,
  stateFolder,
}: Pick<Workspace, "found" | "env" | "stateFolder">): Promise<Artifacts | undefined> {
  const s3 = found.config.storage?.s3;
  if (!s3) return undefined;
  // Loaded here, because most have no bucket.
  const { bucketOf, openStored } = await import("./configured.ts");
  return openStored(s3, bucketOf(s3, found, env), { stateFolder, folder: stateFolder, alone: true });
}
