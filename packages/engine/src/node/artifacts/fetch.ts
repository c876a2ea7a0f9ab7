import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { failure } from "../../errors.ts";
import type { Clock } from "../../host.ts";
import type { Objects } from "../s3/objects.ts";
import { damaged, missing, type MediaName } from "./artifacts.ts";
import { checked, WrongBytes } from "./checked.ts";

const tries = 5;
const { signal } = new AbortController();
/** What our own disk says, and won't say otherwise the next time. */
const ownDisk = new Set(["EACCES", "EDQUOT", "EIO", "EMFILE", "ENOENT", "ENOSPC", "EROFS"]);

/**
 * Brings an object into a file, and looks whether its bytes are those that the value names. What breaks off on the way, or
 * comes wrong, is asked for again; what comes wrong in the same way twice lies so, and is set aside as `KEY.damaged`.
 *
 * @throws `artifact-missing`, `artifact-damaged`, `storage-failed`
 */
export async function fetchInto(
  file: string,
  media: MediaName,
  key: string,
  { objects, clock }: { readonly objects: Objects; readonly clock: Pick<Clock, "sleep"> },
): Promise<void> {
  const wrong = new Set<string>();
  for (let tried = 1; ; tried++) {
    const answer = await objects.read(key);
    if (!answer) throw missing(media);
    try {
      return await pipeline(checked(answer.bytes, media), createWriteStream(file, { mode: 0o600 }));
    } catch (thrown) {
      await rm(file, { force: true });
      if (thrown instanceof Error && "code" in thrown && ownDisk.has(String(thrown.code))) throw thrown;
      if (thrown instanceof WrongBytes && wrong.has(thrown.sha256)) {
        await objects.copy(key, `${key}.damaged`);
        await objects.remove(key);
        throw damaged(media);
      }
      if (thrown instanceof WrongBytes) wrong.add(thrown.sha256);
      if (tried === tries) {
        throw failure("storage-failed", `${key} can't be fetched from storage: ${String(thrown)}`, {
          hint: "`reelgraph resume` tries again",
          cause: thrown,
        });
      }
    }
    await clock.sleep(tried * 500, signal);
  }
}
