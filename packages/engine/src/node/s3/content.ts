import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Media } from "../../ports/values.ts";
import type { Artifacts } from "../artifacts/artifacts.ts";

/** What is put into a bucket: a file or a text, by its content. */
export interface Content {
  readonly sha256: string;
  readonly bytes: number;
  /** Media type. */
  readonly type: string;
  open(): AsyncIterable<Uint8Array>;
}

/** A stored file. */
export function mediaContent(media: Media, artifacts: Pick<Artifacts, "open">): Content {
  const { sha256, bytes, type } = media;
  return {
    sha256,
    bytes,
    type,
    async *open() {
      yield* await artifacts.open(media);
    },
  };
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

/** A file of this machine with the bytes of a value. */
export function mediaFile(path: string, { sha256, bytes, type }: Media): Content {
  return { sha256, bytes, type, open: () => createReadStream(path) as AsyncIterable<Uint8Array> };
}
