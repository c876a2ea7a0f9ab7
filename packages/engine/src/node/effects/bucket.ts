import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { AwsV4Signer } from "aws4fetch";
import { failure } from "../../errors.ts";
import type { Clock } from "../../host.ts";
import type { Http, HttpAnswer, StreamedBody } from "../../models/http.ts";
import type { Config } from "../config.ts";
import type { Secrets } from "../secrets.ts";
import { discard, untilAnswered } from "./until-answered.ts";

export type BucketConfig = Config["buckets"][string];

export interface BucketOptions {
  readonly http: Http;
  readonly secrets: Pick<Secrets, "get">;
  readonly clock: Pick<Clock, "sleep">;
  readonly signal: AbortSignal;
}

/** What is put into a bucket: a file or a text, by its content. */
export interface Content {
  readonly sha256: string;
  readonly bytes: number;
  /** Media type. */
  readonly type: string;
  open(): AsyncIterable<Uint8Array>;
}

const mostNames = 1000;

/**
 * Puts a content into storage that speaks S3, as `name.extension`, or `name-2.extension` and so on where another content
 * has that name: nothing is overwritten, and the same content is left as it is. Requests are signed by aws4fetch and go
 * through the guard like all others. Returns the object's address.
 *
 * @throws `not-published`, with the storage's own reason; `missing-secret`
 */
export async function putInto(
  { url, region, accessKey, secretKey }: BucketConfig,
  name: string,
  extension: string,
  content: Content,
  { http, secrets, clock, signal }: BucketOptions,
): Promise<string> {
  const base = url.replace(/\/+$/u, "");
  const keys = {
    accessKeyId: secrets.get(accessKey.secret),
    secretAccessKey: secrets.get(secretKey.secret),
    service: "s3",
    region,
  };
  const ask = async (method: "HEAD" | "PUT", at: string, more: Readonly<Record<string, string>>) => {
    const payload = { "x-amz-content-sha256": method === "PUT" ? content.sha256 : hash("sha256", "") };
    const send = async () => {
      const signed = await new AwsV4Signer({ ...keys, method, url: at, headers: { ...payload, ...more } }).sign();
      const body: StreamedBody = { type: content.type, length: content.bytes, pieces: content.open() };
      const headers = Object.fromEntries(signed.headers);
      return http({ method, url: at, headers, signal, ...(method === "PUT" ? { body } : {}) });
    };
    const { answer, ...end } = await untilAnswered(send, { clock, signal });
    if (!answer) throw notPublished(base, (end as { why: string }).why);
    return answer;
  };

  for (let number = 1; number <= mostNames; number++) {
    const file = `${name}${number === 1 ? "" : `-${number}`}.${extension}`;
    const at = `${base}/${encodeURIComponent(file)}`;
    const found = await ask("HEAD", at, {});
    await discard(found);
    if (found.status === 200) {
      if (found.headers.get(mark) === content.sha256) return at;
      continue;
    }
    // Who may only write is told 403 for what isn't there; storage that is far behind may take the name meanwhile.
    if (found.status !== 404 && found.status !== 403) throw await refused(base, found);
    const put = await ask("PUT", at, { [mark]: content.sha256, "if-none-match": "*" });
    if (put.status >= 200 && put.status < 300) {
      await discard(put);
      return at;
    }
    if (put.status !== 412 && put.status !== 409) throw await refused(base, put);
    await discard(put);
    // Somebody was faster: perhaps our own earlier try, whose answer got lost. It is looked at again.
    const other = await ask("HEAD", at, {});
    await discard(other);
    if (other.status === 200 && other.headers.get(mark) === content.sha256) return at;
  }
  throw notPublished(base, `there are ${mostNames} other objects named "${name}"`);
}

/** What an object is, in its own metadata: an ETag says it only for some. */
const mark = "x-amz-meta-sha256";

/** A stored file. */
export function fileContent(path: string, { sha256, bytes, type }: Omit<Content, "open">): Content {
  return { sha256, bytes, type, open: () => createReadStream(path) as AsyncIterable<Uint8Array> };
}

/** A text, as UTF-8. */
export function textContent(text: string, type: string): Content {
  const bytes = Buffer.from(text);
  return {
    sha256: hash("sha256", bytes),
    bytes: bytes.length,
    type,
    open: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
}

/** Storage tells why in XML: `<Code>AccessDenied</Code>`. */
async function refused(base: string, answer: HttpAnswer) {
  const said = await answer.text().catch(() => "");
  const [, code] = /<Code>(\w{1,60})<\/Code>/u.exec(said) ?? [];
  return notPublished(base, `it answered ${answer.status}${code === undefined ? "" : ` (${code})`}`);
}

function notPublished(base: string, why: string) {
  return failure("not-published", `${URL.parse(base)?.host ?? "The storage"} did not take the file: ${why}`, {
    hint: 'check the bucket under "buckets" in the configuration, and what its key may do; a resumed run tries again',
  });
}
