import { failure, type ReelgraphError } from "../../errors.ts";
import type { WebhookMessage } from "../../vendor.ts";

/** How old a message may be, or how far ahead its sender's clock, in ms: what Standard Webhooks and all vendors here name. */
const toleranceMs = 300_000;

/** Whether the HMAC-SHA256 of a text with a key is the given one; takes the same time for all wrong ones. */
export async function isHmac(key: Uint8Array, mac: Uint8Array, signed: Uint8Array): Promise<boolean> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  return crypto.subtle.verify("HMAC", imported, mac, signed);
}

/** Throws `bad-signature` for a time, in seconds since the epoch, that is not about now: then it may be a repetition. */
export function expectFresh(seconds: string | null, now: number): void {
  const at = /^\d{1,12}$/.test(seconds ?? "") ? Number(seconds) * 1000 : Number.NaN;
  if (!(Math.abs(now - at) <= toleranceMs)) throw badSignature("its time is not about now");
}

/** A header that must be there. Throws `bad-signature`. */
export function header({ headers }: WebhookMessage, name: string): string {
  const value = headers.get(name);
  if (value === null || value === "") throw badSignature(`it has no header ${name}`);
  return value;
}

/** The JSON of a message whose signature was good. Undefined: it is none. */
export function jsonOf({ body }: WebhookMessage): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}

/** Pieces of what was signed, one after the other: text, or bytes as they came. */
export function bytesOf(...pieces: readonly (string | Uint8Array)[]): Uint8Array {
  const all = pieces.map((piece) => (typeof piece === "string" ? new TextEncoder().encode(piece) : piece));
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of all) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Bytes from base64; undefined for what is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Bytes from hexadecimal digits; undefined for what is none. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!/^([\da-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Nobody knows who sent a message. */
export function badSignature(why: string): ReelgraphError {
  return failure("bad-signature", `The webhook can't be taken: ${why}`, {
    expected: "a message that the vendor signed within the last five minutes",
    hint: "check the secret of the provider's webhook in the configuration",
  });
}
