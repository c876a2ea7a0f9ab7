import { Refusal } from "./refusal.ts";

/** Largest bodies in bytes: a picture as a data URL, or a clip to work on. */
export const bodyLimits = { picture: 15 * 1024 * 1024, clip: 64 * 1024 * 1024 };

const mostParts = 10;
/** JSON longer than this may only be so because of a data URL: reading a great many small values takes seconds. */
const freeJson = 256 * 1024;
const mostQuotes = 400;

/**
 * The fields of a request, written as JSON or as a form. Names in brackets are nested: `video[id]`. Refuses with 400, 413
 * and 415.
 */
export async function readBody(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  const isJson = /^application\/json\b/i.test(type);
  if (!isJson && !/^multipart\/form-data\b/i.test(type)) {
    throw new Refusal(415, "unsupported_media_type", "Expected application/json or multipart/form-data");
  }
  const bytes = await readBytes(request, limit);
  return isJson ? readJson(bytes.toString("utf8")) : readForm(bytes, type);
}

async function readBytes({ headers, body }: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new Refusal(413, "body_too_large", `The body may have ${limit} bytes at most`);
  if (Number(headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.length;
      if (length > limit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : unreadable("anything", "it did not arrive whole");
  }
  return Buffer.concat(chunks);
}

function readJson(text: string): unknown {
  if (text.length > freeJson && text.split('"', mostQuotes + 1).length > mostQuotes) throw unreadable("JSON");
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("JSON");
  }
}

async function readForm(bytes: Buffer<ArrayBuffer>, type: string): Promise<unknown> {
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => undefined);
  if (!form) throw unreadable("form");
  const fields = new Map<string, unknown>();
  const nested = new Map<string, Map<string, unknown>>();
  for (const [name, value] of form) {
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) fields.set(name, value);
    else nested.getOrInsertComputed(outer, () => new Map()).set(inner, value);
  }
  for (const [name, inside] of nested) fields.set(name, Object.fromEntries(inside));
  if (fields.size > mostParts) throw unreadable("form", `it has more than ${mostParts} fields`);
  return Object.fromEntries(fields);
}

function unreadable(what: string, why = "it is malformed, or has too many parts"): Refusal {
  return new Refusal(400, "invalid_body", `The body could not be read as ${what}: ${why}`);
}
