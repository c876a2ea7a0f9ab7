import type { Download } from "../../vendor.ts";
import { unreadable } from "./problems.ts";

const shape = /^data:([\w.+/-]+);base64,/;

/** A clip that came inside the answer, as a `data:` URL. Throws `VendorError` when it is none. */
export function inline(url: string): Download {
  const head = shape.exec(url);
  const bytes = head ? decoded(url.slice(head[0].length)) : undefined;
  if (!head || !bytes) throw unreadable();
  return { bytes: once(bytes), length: bytes.length, type: head[1] ?? "" };
}

function decoded(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
