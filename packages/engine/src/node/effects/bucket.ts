import type { Content } from "../s3/content.ts";
import {
  ifFree,
  mark,
  notPublished,
  openBucket,
  refused,
  type BucketConfig,
  type BucketOptions,
} from "./open-bucket.ts";
import { discard } from "../until-answered.ts";

const mostNames = 1000;

/**
 * Puts a content into storage that speaks S3, as `name.extension`, or `name-2.extension` and so on where another content
 * has that name: nothing is overwritten, and the same content is left as it is. Requests are signed by aws4fetch and go
 * through the guard like all others. Returns the object's address.
 *
 * @throws `not-published`, with the storage's own reason; `missing-secret`
 */
export async function putInto(
  config: BucketConfig,
  name: string,
  extension: string,
  content: Content,
  options: BucketOptions,
): Promise<string> {
  const { base, look, put: write } = openBucket(config, options);
  for (let number = 1; number <= mostNames; number++) {
    const file = `${name}${number === 1 ? "" : `-${number}`}.${extension}`;
    const at = `${base}/${encodeURIComponent(file)}`;
    const found = await look(at);
    if (found.status === 200) {
      if (found.headers.get(mark) === content.sha256) return at;
      continue;
    }
    // Who may only write is told 403 for what isn't there; storage that is far behind may take the name meanwhile.
    if (found.status !== 404 && found.status !== 403) throw await refused(base, found);
    const put = await write(at, content, ifFree);
    if (put.status >= 200 && put.status < 300) {
      await discard(put);
      return at;
    }
    if (put.status !== 412 && put.status !== 409) throw await refused(base, put);
    await discard(put);
    // Somebody was faster: perhaps our own earlier try, whose answer got lost. It is looked at again.
    const other = await look(at);
    if (other.status === 200 && other.headers.get(mark) === content.sha256) return at;
  }
  throw notPublished(base, `there are ${mostNames} other objects named "${name}"`);
}
