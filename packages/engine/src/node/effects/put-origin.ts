import type { Origin } from "../../host.ts";
import { originText } from "../output-folder.ts";
import { textContent } from "../s3/content.ts";
import { ifFree, openBucket, refused, type BucketConfig, type BucketOptions } from "./open-bucket.ts";
import { discard } from "../until-answered.ts";

/** The SHA-256 of the file that an object tells the origin of. */
const originMark = "x-amz-meta-origin-of";

/**
 * Puts where an object came from beside it, as `film.mp4.json`. What told that before stays, and so does what isn't ours;
 * only what tells of another file that had the name is replaced.
 *
 * @throws `not-published`, with the storage's own reason; `missing-secret`
 */
export async function putOrigin(
  config: BucketConfig,
  of: string,
  origin: Origin | undefined,
  options: BucketOptions,
): Promise<void> {
  if (!origin) return;
  const { base, look, put } = openBucket(config, options);
  const at = `${of}.json`;
  const found = await look(at);
  const isThere = found.status === 200;
  const tellsOf = found.headers.get(originMark);
  if (isThere && (tellsOf === null || tellsOf === origin.file.sha256)) return;
  if (!isThere && found.status !== 404 && found.status !== 403) throw await refused(base, found);
  const content = textContent(originText(origin), "application/json");
  const answer = await put(at, content, { [originMark]: origin.file.sha256, ...(isThere ? {} : ifFree) });
  const isDone = (answer.status >= 200 && answer.status < 300) || answer.status === 412 || answer.status === 409;
  if (!isDone) throw await refused(base, answer);
  await discard(answer);
}
