import type { Image, Video } from "../../ports/values.ts";
import type { ReadMedia } from "../adapter.ts";

/** A picture or a clip as a `data:` URL, for vendors who take it inside the request. */
export async function dataUrl(media: Image | Video, read: ReadMedia): Promise<string> {
  return `data:${media.type};base64,${base64(await read(media))}`;
}

const piece = 0x8000;

/** Base64 of bytes. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  // In pieces, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}
