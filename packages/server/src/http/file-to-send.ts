import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { failure, type Media } from "@reelgraph/engine";
import type { Artifacts } from "@reelgraph/engine/node";
import type { ByteRange } from "./byte-range.ts";

/** A file that doesn't change, wherever it is kept. */
export interface FileToSend {
  /** As its content says. Anything but media is sent as bytes without a meaning. */
  readonly type: string;
  /** Names the content: equal tags, equal bytes. */
  readonly tag: string;
  readonly bytes: number;
  /** Reads it, or a part of it. Throws `no-artifact`, `artifact-missing`, `artifact-damaged`. */
  open(part?: ByteRange): Promise<Readable>;
}

/** A file on this machine. Throws `no-artifact`. */
export async function fileAt(path: string, type: string, tag: string): Promise<FileToSend> {
  const gone = (cause?: unknown) => failure("no-artifact", "There is no such artifact", { cause });
  const found = await lstat(path).catch((cause: unknown) => {
    throw gone(cause);
  });
  // A link could lead anywhere.
  if (!found.isFile()) throw gone();
  return {
    type,
    tag,
    bytes: found.size,
    async open(part) {
      const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((cause: unknown) => {
        throw gone(cause);
      });
      return file.createReadStream(part);
    },
  };
}

/** A file of the store. */
export function artifactToSend(media: Media, artifacts: Pick<Artifacts, "open">): FileToSend {
  const { type, bytes, sha256 } = media;
  return { type, bytes, tag: sha256, open: (part) => artifacts.open(media, part) };
}
