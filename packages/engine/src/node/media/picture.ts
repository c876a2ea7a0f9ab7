import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Image as Picture, loadImage } from "@napi-rs/canvas";
import { failure } from "../../errors.ts";
import type { Facts } from "./facts.ts";
import { damaged, signatureOf } from "./input.ts";
import { maxImagePixels } from "./limits.ts";
import { pictureSize } from "./picture-size.ts";

/** Decodes a still picture. @throws `not-media`, `unsupported-media`, `damaged-media`, `media-too-large` */
export async function loadPicture(path: string, name = basename(path)): Promise<Picture> {
  const signature = await signatureOf(path, name);
  if (signature.kind !== "picture") throw failure("not-media", `${name} is not a still picture`);
  const bytes = await readFile(path);
  const size = pictureSize(bytes, signature.type);
  if (!size) throw damaged(name, "its header can't be read");
  if (size.width * size.height > maxImagePixels)
    throw failure("media-too-large", `${name} is ${size.width}x${size.height} pixels large`, {
      expected: `at most ${maxImagePixels} pixels`,
      hint: "make it smaller first",
    });
  if (!isWhole(bytes, signature.type)) throw damaged(name, "it breaks off");
  try {
    return await loadImage(bytes);
  } catch (cause) {
    throw Object.assign(damaged(name, "it can't be decoded"), { cause });
  }
}

/** Whether a picture's end is there: decoders draw what they have, and leave the rest empty. */
function isWhole(bytes: Buffer, type: string): boolean {
  if (type === "image/png") return bytes.includes("IEND", 8, "latin1");
  if (type === "image/jpeg") return bytes.lastIndexOf(endOfJpeg) > 0;
  if (type === "image/webp") return bytes.length >= 8 + bytes.readUInt32LE(4);
  return true;
}

const endOfJpeg = Buffer.from([0xff, 0xd9]);

/** What a still picture is; it is decoded to make sure. */
export async function pictureFacts(path: string, type: string, name: string): Promise<Facts> {
  const { width, height } = await loadPicture(path, name);
  return { media: "image", type, width, height };
}
