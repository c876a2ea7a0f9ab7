import { failure } from "../../errors.ts";
import type { HttpAnswer } from "../../models/http.ts";
import type { Config } from "../config.ts";
import type { Content } from "../s3/content.ts";
import { codeIn, openSigned, type S3Means, type S3Request } from "../s3/signed.ts";
import { discard } from "../until-answered.ts";

export type BucketConfig = Config["buckets"][string];
export type BucketOptions = S3Means;

/** What an object is, in its own metadata: an ETag says it only for some. */
export const mark = "x-amz-meta-sha256";
/** Nothing is overwritten. */
export const ifFree = { "if-none-match": "*" };

/** Signed requests to a bucket, repeated while nobody answers. */
export function openBucket(config: BucketConfig, options: BucketOptions) {
  const base = config.url.replace(/\/+$/u, "");
  const send = openSigned(config, options);
  const ask = async (request: S3Request) => {
    const { answer, ...end } = await send(request);
    if (!answer) throw notPublished(base, (end as { why: string }).why);
    return answer;
  };
  return {
    base,
    async look(at: string): Promise<HttpAnswer> {
      const found = await ask({ method: "HEAD", url: at });
      await discard(found);
      return found;
    },
    put: (at: string, content: Content, more: Readonly<Record<string, string>>) =>
      ask({ method: "PUT", url: at, headers: { [mark]: content.sha256, ...more }, content }),
  };
}

export async function refused(base: string, answer: HttpAnswer) {
  const code = codeIn(await answer.text().catch(() => ""));
  return notPublished(base, `it answered ${answer.status}${code === undefined ? "" : ` (${code})`}`);
}

export function notPublished(base: string, why: string) {
  return failure("not-published", `${URL.parse(base)?.host ?? "The storage"} did not take the file: ${why}`, {
    hint: 'check the bucket under "buckets" in the configuration, and what its key may do; a resumed run tries again',
  });
}
