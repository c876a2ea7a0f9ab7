import { copyFile, mkdir, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Video } from "../ports/values.ts";
import type { NodeHost } from "./host.ts";

/** A picture from the middle of a clip, as a file with a short name in a folder. Made once. */
export async function thumbnailOf(
  video: Video,
  folder: string,
  { media, artifacts }: Pick<NodeHost, "media" | "artifacts">,
  signal: AbortSignal,
): Promise<string> {
  const path = join(folder, `${video.sha256.slice(0, 12)}.png`);
  if (await stat(path).catch(() => undefined)) return path;
  const image = await media.frame(video, video.seconds / 2, { signal });
  await mkdir(dirname(path), { recursive: true });
  await artifacts.lend([image], ([file]) => copyFile(file, `${path}.${process.pid}.part`));
  await rename(`${path}.${process.pid}.part`, path);
  return path;
}
