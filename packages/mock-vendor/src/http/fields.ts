import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type ClipFacts, clipFacts } from "../clip/facts.ts";

/** A file in a form. */
export interface FileField {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where it is an MP4. */
  readonly clip?: ClipFacts;
}

/** The body of a request, whichever way it was written. */
export interface Fields {
  readonly form: "json" | "multipart" | "other";
  /** Of JSON: anything. Of a form: strings and files. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The same fields, the same hash: the border of a form or the order of keys don't matter. */
  readonly hash: string;
}

/** Larger bodies are refused. */
const maxBytes = 64 * 1024 * 1024;

/** Reads a body. `undefined`: it is too large or not what it says it is. */
export async function readFields(request: IncomingMessage): Promise<Fields | undefined> {
  const type = request.headers["content-type"] ?? "";
  const chunks: Buffer[] = [];
  let length = 0;
  // Read to the end even when it is too large: an answer in the middle of a request is often lost.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
  }
  if (length > maxBytes) return undefined;
  const bytes = Buffer.concat(chunks);
  try {
    if (/^application\/json\b/i.test(type)) return fields("json", JSON.parse(bytes.toString("utf8")));
    if (/^multipart\/form-data\b/i.test(type)) return fields("multipart", await formValues(bytes, type));
    return fields("other", {});
  } catch {
    return undefined;
  }
}

function fields(form: Fields["form"], values: unknown): Fields | undefined {
  if (typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
  const sorted = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { form, values: Object.fromEntries(sorted), hash: sha256(JSON.stringify(sorted)) };
}

async function formValues(bytes: Buffer<ArrayBuffer>, type: string): Promise<Record<string, unknown>> {
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const values = [...form].map(async ([name, value]) => [
    name,
    typeof value === "string" ? value : await fileField(value),
  ]);
  return Object.fromEntries(await Promise.all(values)) as Record<string, unknown>;
}

async function fileField(file: File): Promise<FileField> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const clip = clipFacts(bytes);
  return { file: file.name, bytes: file.size, sha256: sha256(bytes), ...(clip && { clip }) };
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
