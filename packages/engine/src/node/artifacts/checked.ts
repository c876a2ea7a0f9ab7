import { createHash } from "node:crypto";
import { damaged, type MediaName } from "./artifacts.ts";

/** Bytes have come that are not those that a value names. */
export class WrongBytes extends Error {
  override readonly name = "WrongBytes";
  /** Of what came. */
  readonly sha256: string;
  constructor(media: MediaName, sha256: string) {
    super(damaged(media).message);
    this.sha256 = sha256;
  }
}

/** Bytes as they come, which break off at their end when they are not those that the value names. Throws `WrongBytes`. */
export async function* checked(
  pieces: AsyncIterable<Uint8Array>,
  media: MediaName,
  onWrong?: () => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  const sha256 = hash.digest("hex");
  if (sha256 === media.sha256) return;
  onWrong?.();
  throw new WrongBytes(media, sha256);
}
