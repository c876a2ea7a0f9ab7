import { Readable } from "node:stream";
import { extensionOf } from "@reelgraph/engine/node";
import { byteRange } from "./byte-range.ts";
import type { FileToSend } from "./file-to-send.ts";
import { fileHeaders } from "./headers.ts";

/**
 * A file of the store as an answer: whole or the part that was asked for, or that the caller has it already. It never
 * changes, so it may be kept for ever; it is somebody else's, so it may do nothing as a page. Throws what its `open` does.
 */
export async function sendFile(file: FileToSend, method: string, asked: Headers): Promise<Response> {
  const { type, tag, bytes } = file;
  const etag = `"${tag}"`;
  const media = extensionOf(type) === "bin" ? "application/octet-stream" : type;
  const headers = new Headers({
    ...fileHeaders,
    "Content-Disposition": `attachment; filename="${tag.slice(0, 12)}.${extensionOf(type)}"`,
    "Content-Type": media,
    "Accept-Ranges": "bytes",
    ETag: etag,
    "Cache-Control": "private, max-age=31536000, immutable",
  });
  const known = asked
    .get("If-None-Match")
    ?.split(",")
    .map((one) => one.trim().replace(/^W\//, ""));
  if (known?.includes(etag) || known?.includes("*")) return new Response(null, { status: 304, headers });
  const same = asked.get("If-Range") ?? etag;
  const range = same === etag && method === "GET" ? byteRange(asked.get("Range"), bytes) : undefined;
  if (range === "none") {
    headers.set("Content-Range", `bytes */${bytes}`);
    headers.set("Content-Type", "application/problem+json");
    return new Response(JSON.stringify({ status: 416, code: "no-such-range", title: "Range Not Satisfiable" }), {
      status: 416,
      headers,
    });
  }
  headers.set("Content-Length", String(range ? range.end - range.start + 1 : bytes));
  if (range) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${bytes}`);
  const body = method === "HEAD" || bytes === 0 ? null : (Readable.toWeb(await file.open(range)) as ReadableStream);
  return new Response(body, { status: range ? 206 : 200, headers });
}
