import type { IncomingMessage } from "node:http";
import { HttpFailure, type FormField, type Http, type HttpAnswer, type HttpRequest } from "../models/http.ts";
import type { Egress, Sending } from "./egress.ts";

const usualText = 1024 * 1024;
/** Vendors may think for long before they answer; the caller's signal is the limit. */
const idleMs = 120_000;

/**
 * Requests to vendors, through the guard: hosts of the configuration, or public ones. Nothing is repeated. `clean` takes
 * secrets out of what vendors write, because some of them echo keys, and what they write is kept and shown.
 */
export function openHttp(egress: Egress, clean: (text: string) => string): Http {
  return async (asked) => {
    // Loaded here, because Node's HTTP modules take longer to load than a small pipeline to run.
    const { request, parseUrl } = await import("./egress.ts");
    let url = parseUrl(asked.url);
    let { headers = {} } = asked;
    const content = asked.body ? encode(asked.body) : undefined;
    for (let left = asked.redirects ?? 0; ; left--) {
      let sent = false;
      const response = await request(url, egress, asked.signal, {
        method: asked.method,
        headers: { ...headers, ...(content ? { "content-type": content.type } : {}) },
        idleMs,
        connected: () => (sent = asked.mayGo?.() ?? true),
        ...(content ? { body: content.body } : {}),
      }).catch((cause: unknown) => {
        throw new HttpFailure(cause instanceof Error ? cause.message : String(cause), sent, { cause });
      });
      const { location } = response.headers;
      const status = response.statusCode ?? 0;
      if (left > 0 && status >= 300 && status < 400 && location !== undefined) {
        response.destroy();
        const next = parseUrl(location, url);
        if (next.origin !== url.origin) headers = {};
        url = next;
        continue;
      }
      return answerOf(status, response, clean, asked.mostText ?? usualText);
    }
  };
}

function answerOf(
  status: number,
  response: IncomingMessage,
  clean: (text: string) => string,
  mostText: number,
): HttpAnswer {
  return {
    status,
    headers: {
      get(name) {
        const value = response.headers[name.toLowerCase()];
        return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
      },
    },
    bytes: whole(response),
    async text() {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of whole(response)) {
        size += chunk.length;
        if (size > mostText) throw new Error(`the answer is longer than ${mostText} bytes`);
        chunks.push(chunk);
      }
      return clean(Buffer.concat(chunks).toString("utf8"));
    },
  };
}

/** The body, or an error when the connection breaks before its announced end. */
async function* whole(response: IncomingMessage): AsyncIterable<Uint8Array> {
  for await (const chunk of response) yield chunk as Uint8Array;
  if (!response.complete) throw new Error("the answer broke off");
}

function encode(body: NonNullable<HttpRequest["body"]>): { type: string; body: NonNullable<Sending["body"]> } {
  if ("pieces" in body) return { type: body.type, body };
  if ("json" in body) return { type: "application/json", body: Buffer.from(JSON.stringify(body.json)) };
  const boundary = `reelgraph-${crypto.randomUUID()}`;
  const parts = body.form.flatMap((field) => [
    Buffer.from(`--${boundary}\r\n${head(field)}\r\n\r\n`),
    contentOf(field),
    newLine,
  ]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

const newLine = Buffer.from("\r\n");

function head(field: FormField): string {
  const name = `content-disposition: form-data; name="${field.name}"`;
  return "text" in field ? name : `${name}; filename="${field.fileName}"\r\ncontent-type: ${field.type}`;
}

function contentOf(field: FormField): Uint8Array {
  return "text" in field ? Buffer.from(field.text) : field.file;
}
