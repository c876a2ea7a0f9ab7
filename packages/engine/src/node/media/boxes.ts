import type { FileHandle } from "node:fs/promises";

/** A part of a media file with a name and a length. */
export interface Piece {
  readonly name: string;
  /** Where it begins, with its header. */
  readonly from: number;
  /** Where its content begins, and how long that is, in bytes. */
  readonly at: number;
  readonly length: number;
  /** It has no length of its own: it goes to the end of the file, whatever that is. */
  readonly open: boolean;
}

/** More pieces than any file needs that is none of an attack. */
export const mostPieces = 10_000;

/** The boxes at the top of an MP4. */
export async function* boxes(file: FileHandle): AsyncGenerator<Piece> {
  const { size } = await file.stat();
  for (let at = 0, count = 0; at + 8 <= size && count < mostPieces; count++) {
    const head = await bytesAt(file, at, 16);
    const short = head.readUInt32BE(0);
    // 1: a length of eight bytes follows. 0: to the end of the file.
    const long = short === 1 && head.length >= 16;
    const length = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    const start = long ? 16 : 8;
    if (length < start) return;
    const name = head.toString("latin1", 4, 8);
    yield { name, from: at, at: at + start, length: length - start, open: short === 0 };
    at += length;
  }
}

/** As many bytes as there are. */
export async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
