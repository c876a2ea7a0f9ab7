import { open, type FileHandle } from "node:fs/promises";
import { boxes, bytesAt, mostPieces, type Piece } from "../media/boxes.ts";

/**
 * Whether a file holds Content Credentials (C2PA): the place that the specification gives them in MP4, PNG, JPEG and WebP
 * is there. Whether they are valid is not checked. False for what can't be read.
 */
export async function hasCredentials(file: string, type: string): Promise<boolean> {
  const look = places[type];
  if (!look) return false;
  try {
    await using handle = await open(file, "r");
    return await look(handle);
  } catch {
    return false;
  }
}

type Look = (file: FileHandle) => Promise<boolean>;
const isoMedia: Look = async (file) => {
  for await (const { name, at, length } of boxes(file))
    if (name === "uuid" && length >= 16 && (await bytesAt(file, at, 16)).equals(manifestStore)) return true;
  return false;
};
/** The UUID of C2PA's box, from its specification (section on BMFF-based assets). */
const manifestStore = Buffer.from("d8fec3d61b0e483c92975828877ec481", "hex");

const places: Readonly<Record<string, Look>> = {
  "video/mp4": isoMedia,
  "video/quicktime": isoMedia,
  "audio/mp4": isoMedia,
  "image/png": async (file) => {
    for await (const { name } of chunks(file, 8, "big")) if (name === "caBX") return true;
    return false;
  },
  "image/webp": async (file) => {
    for await (const { name } of chunks(file, 12, "little")) if (name === "C2PA") return true;
    return false;
  },
  "image/jpeg": isJumbfIn,
};

/** The chunks of a PNG (big-endian, length before name, a checksum behind) or a WebP (little-endian, name first, even). */
async function* chunks(
  file: FileHandle,
  from: number,
  order: "big" | "little",
): AsyncGenerator<Pick<Piece, "name" | "at" | "length">> {
  const { size } = await file.stat();
  for (let at = from, count = 0; at + 8 <= size && count < mostPieces; count++) {
    const head = await bytesAt(file, at, 8);
    const isBig = order === "big";
    const length = isBig ? head.readUInt32BE(0) : head.readUInt32LE(4);
    yield { name: isBig ? head.toString("latin1", 4, 8) : head.toString("latin1", 0, 4), at: at + 8, length };
    at += 8 + (isBig ? length + 4 : length + (length % 2));
  }
}

/** In a JPEG they lie in APP11 segments, as a JUMBF box (`jumb`) that names itself `c2pa`. */
async function isJumbfIn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  for (let at = 2, count = 0; at + 4 <= size && count < mostPieces; count++) {
    const head = await bytesAt(file, at, 4);
    const [mark, marker] = head;
    // The picture itself begins; what is said of it stands before.
    if (mark !== 0xff || marker === 0xda || marker === 0xd9) return false;
    const length = head.readUInt16BE(2);
    if (marker === 0xeb) {
      const text = (await bytesAt(file, at + 4, Math.min(length, 256))).toString("latin1");
      if (text.includes("jumb") && text.includes("c2pa")) return true;
    }
    at += 2 + length;
  }
  return false;
}
