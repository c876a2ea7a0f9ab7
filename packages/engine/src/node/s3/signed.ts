import { hash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { Clock } from "../../host.ts";
import { HttpFailure, type Http, type HttpAnswer, type StreamedBody } from "../../models/http.ts";
import { StaleConnection } from "../egress.ts";
import type { Secrets } from "../secrets.ts";
import type { Content } from "./content.ts";
import { untilAnswered, type Answered } from "../until-answered.ts";

/** Who asks, by the names of secrets. */
export interface S3Account {
  readonly region: string;
  readonly accessKey: { readonly secret: string };
  readonly secretKey: { readonly secret: string };
}

export interface S3Means {
  readonly http: Http;
  readonly secrets: Pick<Secrets, "get">;
  readonly clock: Pick<Clock, "sleep">;
  readonly signal: AbortSignal;
}

export interface S3Request {
  readonly method: "GET" | "HEAD" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is put. Its hash is signed, so that no other bytes are taken. */
  readonly content?: Content;
  /** Bytes of an answer's text. Default: a mebibyte. */
  readonly mostText?: number;
}

/**
 * Requests to storage that speaks S3, signed by aws4fetch and sent through the guard like all others; repeated while nobody
 * answers, so they must be such that may arrive twice. Throws `missing-secret`, and what the guard refuses.
 */
export function openSigned({ region, accessKey, secretKey }: S3Account, { http, secrets, clock, signal }: S3Means) {
  const keys = {
    accessKeyId: secrets.get(accessKey.secret),
    secretAccessKey: secrets.get(secretKey.secret),
    service: "s3",
    region,
  };
  return ({ method, url, headers: more, content, mostText }: S3Request): Promise<Answered> => {
    const payload = { "x-amz-content-sha256": content?.sha256 ?? hash("sha256", "") };
    const send = async () => {
      const signed = await new AwsV4Signer({ ...keys, method, url, headers: { ...payload, ...more } }).sign();
      const headers = Object.fromEntries(signed.headers);
      const asked = { method, url: signed.url.href, headers, signal, ...(mostText === undefined ? {} : { mostText }) };
      if (!content) return http(asked);
      const body: StreamedBody = { type: content.type, length: content.bytes, pieces: content.open() };
      return http({ ...asked, body });
    };
    // However many connections have been closed meanwhile, the next one is asked at once.
    const fresh = (): Promise<HttpAnswer> =>
      send().catch((thrown: unknown) => {
        if (thrown instanceof HttpFailure && thrown.cause instanceof StaleConnection) return fresh();
        throw thrown;
      });
    return untilAnswered(fresh, { clock, signal });
  };
}

/** Storage tells why in XML: `<Code>AccessDenied</Code>`. */
export function codeIn(said: string): string | undefined {
  return /<Code>(\w{1,60})<\/Code>/u.exec(said)?.[1];
}
