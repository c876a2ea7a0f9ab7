import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A request as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether a request is signed as AWS Signature Version 4 says for S3, under the secret of a key: what a server does, written
 * from AWS's page on the authorization header alone.
 */
export function isSignedV4({ method, url, headers }: SignedRequest, secret: string): boolean {
  const shape =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([\da-f]{64})$/u;
  const [, day = "", region = "", signed = "", signature] = shape.exec(headers.authorization ?? "") ?? [];
  const time = String(headers["x-amz-date"]);
  const names = signed.split(";");
  // All of these must be signed, or others could change them on the way.
  const amazon = Object.keys(headers).filter((name) => name.startsWith("x-amz-"));
  if (!["host", ...amazon].every((name) => names.includes(name)) || !time.startsWith(day)) return false;
  const [path = "", query = ""] = url.split("?");
  const canonical = [
    method,
    path
      .split("/")
      .map((part) => strict(decodeURIComponent(part)))
      .join("/"),
    query.split("&").toSorted().join("&"),
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    signed,
    String(headers["x-amz-content-sha256"]),
  ].join("\n");
  const text = ["AWS4-HMAC-SHA256", time, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (before, part) => createHmac("sha256", before).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac("sha256", key).update(text).digest("hex") === signature;
}

function strict(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
