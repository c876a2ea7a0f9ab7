import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { failure } from "@reelgraph/engine";
import { extensionOf } from "@reelgraph/engine/node";
import { byteRange } from "./byte-range.ts";
import { fileHeaders } from "./headers.ts";

export interface FileToSend {
  readonly path: string;
  /** As its content says. Anything but media is sent as bytes without a meaning. */
  readonly type: string;
  /** Names the content: equal tags, equal bytes. */
  readonly tag: string;
}

/**
 * A file of the store as an answer: whole or the part that was asked for, or that the caller has it already. It never
 * changes, so it may be kept for ever; it is somebody else's, so it may do nothing as a page. Throws `no-artifact`.
 */
export async function sendFile({ path, type, tag }: FileToSend, method: string, asked: Headers): Promise<Response> {
  // A link in the store could lead anywhere.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((cause: unknown) => {
    throw failure("no-artifact", "There is no such artifact", { cause });
  });
  let body: ReadableStream | null = null;
  try {
    const { size } = await file.stat();
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
    const range = same === etag && method === "GET" ? byteRange(asked.get("Range"), size) : undefined;
    if (range === "none") {
      headers.set("Content-Range", `bytes */${size}`);
      headers.set("Content-Type", "application/problem+json");
      return new Response(JSON.stringify({ status: 416, code: "no-such-range", title: "Range Not Satisfiable" }), {
        status: 416,
        headers,
      });
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    headers.set("Content-Length", String(end - start + 1));
    if (range) headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
    if (method !== "HEAD" && size > 0) body = Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream;
    return new Response(body, { status: range ? 206 : 200, headers });
  } finally {
    // The stream closes it otherwise.
    if (!body) await file.close();
  }
}
