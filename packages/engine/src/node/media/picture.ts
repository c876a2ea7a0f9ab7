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
  try {
    return await loadImage(bytes);
  } catch (cause) {
    throw Object.assign(damaged(name, "it can't be decoded"), { cause });
  }
}

/** What a still picture is; it is decoded to make sure. */
export async function pictureFacts(path: string, type: string, name: string): Promise<Facts> {
  const { width, height } = await loadPicture(path, name);
  return { media: "image", type, width, height };
}
