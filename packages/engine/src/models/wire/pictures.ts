import type { Image } from "../../ports/values.ts";

/** A picture as a `data:` URL, for vendors who take it inside the request. */
export async function dataUrl(image: Image, read: (image: Image) => Promise<Uint8Array>): Promise<string> {
  return `data:${image.type};base64,${base64(await read(image))}`;
}

const piece = 0x8000;

/** Base64 of bytes. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  // In pieces, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}
