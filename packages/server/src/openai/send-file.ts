import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Media } from "@reelgraph/engine";
import { extensionOf } from "@reelgraph/engine/node";
import { byteRange } from "./byte-range.ts";

/** A file of the store. Its type is what was found in its bytes. */
export interface StoredFile {
  readonly media: Pick<Media, "sha256" | "bytes" | "type">;
  readonly path: string;
}

/** Answers a download, a part of it, or only its headers. A page that shows it can run nothing in it. */
export function sendFile({ media, path }: StoredFile, { method, headers }: Request, name: string): Response {
  const etag = `"${media.sha256}"`;
  const common = {
    etag,
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    "content-type": media.type,
    "content-disposition": `attachment; filename="${name}.${extensionOf(media.type)}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  };
  if (headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: common });
  const condition = headers.get("if-range");
  const asked = condition === null || condition === etag ? (headers.get("range") ?? undefined) : undefined;
  const range = byteRange(asked, media.bytes);
  if (range === "none") {
    return new Response(null, { status: 416, headers: { ...common, "content-range": `bytes */${media.bytes}` } });
  }
  const { start, end } = range ?? { start: 0, end: media.bytes - 1 };
  const part = range ? { "content-range": `bytes ${start}-${end}/${media.bytes}` } : {};
  const body = method === "HEAD" ? null : Readable.toWeb(createReadStream(path, { start, end }));
  return new Response(body as ReadableStream<Uint8Array> | null, {
    status: range ? 206 : 200,
    headers: { ...common, ...part, "content-length": String(end - start + 1) },
  });
}
