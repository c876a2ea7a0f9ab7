import { hash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { extname } from "node:path";

/** Media types by the endings of files that a build of a page is made of. Others are not served. */
const types: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".mp4": "video/mp4",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Endings of the packed forms that may lie beside a file, the smaller first. */
const packings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

export interface AssetOptions {
  /** For how long it may be kept: for ever, when its name tells its content. */
  readonly immutable: boolean;
  readonly method: string;
  readonly asked: Headers;
}

/** A file of a build as an answer, packed where a packed form is there and taken; undefined when there is no such file. */
export async function sendAsset(
  path: string,
  { immutable, method, asked }: AssetOptions,
): Promise<Response | undefined> {
  const type = types[extname(path)];
  const accepted = (asked.get("Accept-Encoding") ?? "").split(",").map((one) => one.split(";", 1)[0]?.trim());
  const packed = packings.filter(([name]) => accepted.includes(name));
  for (const [encoding, ending] of [...packed, [undefined, ""] as const]) {
    const body = type === undefined ? undefined : await read(path + ending);
    if (!body) continue;
    const etag = `"${hash("sha256", body).slice(0, 32)}"`;
    const headers = new Headers({
      "Content-Type": type ?? "",
      "Cache-Control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
      ETag: etag,
      Vary: "Accept-Encoding",
    });
    if (encoding !== undefined) headers.set("Content-Encoding", encoding);
    const known = asked.get("If-None-Match")?.split(",");
    if (known?.some((one) => one.trim().replace(/^W\//, "") === etag)) {
      return new Response(null, { status: 304, headers });
    }
    headers.set("Content-Length", String(body.byteLength));
    return new Response(method === "HEAD" ? null : body, { headers });
  }
  return undefined;
}

/** Undefined for what is no file. Links are not followed: one could lead anywhere. */
async function read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  try {
    return file && (await file.stat()).isFile() ? new Uint8Array(await file.readFile()) : undefined;
  } finally {
    await file?.close();
  }
}
