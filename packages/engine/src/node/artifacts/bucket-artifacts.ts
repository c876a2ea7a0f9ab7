import type { Workspace } from "../workspace.ts";
import type { Artifacts } from "./artifacts.ts";

/**
 * Opens what the bucket alone has of a state folder's media; undefined: they are kept in folders. Throws `missing-secret`.
 */
export async function bucketArtifacts({
  found,
  env,
}: Pick<Workspace, "found" | "env">): Promise<((folder: string) => Artifacts) | undefined> {
  const s3 = found.config.storage?.s3;
  if (!s3) return undefined;
  // Loaded here, because most have no bucket.
  const { bucketOf, openStored } = await import("./configured.ts");
  const objects = bucketOf(s3, found, env);
  return (folder) => openStored(s3, objects, folder, { alone: true });
}
