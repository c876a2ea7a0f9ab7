import { hash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { failure } from "../../errors.ts";
import type { Clock } from "../../host.ts";
import type { Http, HttpAnswer, StreamedBody } from "../../models/http.ts";
import type { Config } from "../config.ts";
import type { Secrets } from "../secrets.ts";
import type { Content } from "./content.ts";
import { discard, untilAnswered } from "./until-answered.ts";

export type BucketConfig = Config["buckets"][string];

export interface BucketOptions {
  readonly http: Http;
  readonly secrets: Pick<Secrets, "get">;
  readonly clock: Pick<Clock, "sleep">;
  readonly signal: AbortSignal;
}

/** What an object is, in its own metadata: an ETag says it only for some. */
export const mark = "x-amz-meta-sha256";
/** Nothing is overwritten. */
export const ifFree = { "if-none-match": "*" };

/** Signed requests to a bucket, repeated while nobody answers. */
export function openBucket(
  { url, region, accessKey, secretKey }: BucketConfig,
  { http, secrets, clock, signal }: BucketOptions,
) {
  const base = url.replace(/\/+$/u, "");
  const keys = {
    accessKeyId: secrets.get(accessKey.secret),
    secretAccessKey: secrets.get(secretKey.secret),
    service: "s3",
    region,
  };
  const ask = async (method: "HEAD" | "PUT", at: string, more: Readonly<Record<string, string>>, content?: Content) => {
    const payload = { "x-amz-content-sha256": content?.sha256 ?? hash("sha256", "") };
    const send = async () => {
      const signed = await new AwsV4Signer({ ...keys, method, url: at, headers: { ...payload, ...more } }).sign();
      const headers = Object.fromEntries(signed.headers);
      if (!content) return http({ method, url: at, headers, signal });
      const body: StreamedBody = { type: content.type, length: content.bytes, pieces: content.open() };
      return http({ method, url: at, headers, signal, body });
    };
    const { answer, ...end } = await untilAnswered(send, { clock, signal });
    if (!answer) throw notPublished(base, (end as { why: string }).why);
    return answer;
  };
  return {
    base,
    async look(at: string): Promise<HttpAnswer> {
      const found = await ask("HEAD", at, {});
      await discard(found);
      return found;
    },
    put: (at: string, content: Content, more: Readonly<Record<string, string>>) =>
      ask("PUT", at, { [mark]: content.sha256, ...more }, content),
  };
}

/** Storage tells why in XML: `<Code>AccessDenied</Code>`. */
export async function refused(base: string, answer: HttpAnswer) {
  const said = await answer.text().catch(() => "");
  const [, code] = /<Code>(\w{1,60})<\/Code>/u.exec(said) ?? [];
  return notPublished(base, `it answered ${answer.status}${code === undefined ? "" : ` (${code})`}`);
}

export function notPublished(base: string, why: string) {
  return failure("not-published", `${URL.parse(base)?.host ?? "The storage"} did not take the file: ${why}`, {
    hint: 'check the bucket under "buckets" in the configuration, and what its key may do; a resumed run tries again',
  });
}
