import { hash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What is put into a bucket: a file or a text, by its content. */
export interface Content {
  readonly sha256: string;
  readonly bytes: number;
  /** Media type. */
  readonly type: string;
  open(): AsyncIterable<Uint8Array>;
}

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
