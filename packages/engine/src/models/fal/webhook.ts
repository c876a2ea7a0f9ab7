import { z } from "zod";
import type { WebhookHint, WebhookMessage } from "../../vendor.ts";
import type { AdapterOptions } from "../adapter.ts";
import { badSignature, bytesOf, expectFresh, fromBase64, fromHex, header } from "../wire/signed.ts";
import { openWire } from "../wire/wire.ts";

/** Where fal shows its public keys, from its page on webhooks (November 2026). */
const keysUrl = "https://rest.fal.ai";
const keysPath = "/.well-known/jwks.json";
/** "Cache for no longer than 24 hours." */
const keptMs = 24 * 60 * 60 * 1000;
/** Unknown keys are asked for again at most so often, or strangers could make us ask. */
const askedAgainMs = 60_000;
const mostKeys = 16;

const Keys = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() }).catch(none)),
});
function none() {
  return { kty: "OKP", crv: "Ed25519", x: "" } as const;
}

/**
 * fal's webhooks: an Ed25519 signature of the request's id, the user's id, the time and the SHA-256 of the body, a line
 * each. fal signs so for all its users, so a good signature doesn't say that a request is ours; nobody here waits for
 * others' requests. Throws `bad-signature`, `VendorError` where the keys can't be asked for.
 */
export function falWebhooks({
  http,
  now,
}: Pick<AdapterOptions, "http" | "now">): (message: WebhookMessage, signal: AbortSignal) => Promise<WebhookHint> {
  let known: { readonly at: number; readonly keys: readonly Uint8Array[] } | undefined;
  const keysOf = async (olderMs: number, signal: AbortSignal) => {
    if (known && now() - known.at < olderMs) return known.keys;
    const wire = openWire({ baseUrl: keysUrl, key: undefined, http }, { auth: () => ({}) });
    const { keys } = await wire.get(keysPath, Keys, signal);
    known = { at: now(), keys: keys.slice(0, mostKeys).flatMap(({ x }) => fromBase64(plain(x)) ?? []) };
    return known.keys;
  };
  return async (message, signal) => {
    const id = header(message, "x-fal-webhook-request-id");
    const time = header(message, "x-fal-webhook-timestamp");
    expectFresh(time, now());
    const signature = fromHex(header(message, "x-fal-webhook-signature"));
    const hash = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", message.body)));
    const signed = bytesOf([id, header(message, "x-fal-webhook-user-id"), time, hash].join("\n"));
    for (const olderMs of [keptMs, askedAgainMs])
      for (const key of signature ? await keysOf(olderMs, signal) : [])
        if (signature && (await isSignature(key, signature, signed))) return { id, job: id };
    throw badSignature("its signature is another's");
  };
}

async function isSignature(key: Uint8Array, signature: Uint8Array, signed: Uint8Array): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signature, signed);
  } catch {
    // What is no key, or of no length that signatures have, signs nothing.
    return false;
  }
}

/** The usual alphabet of base64, with its padding, from that of addresses. */
function plain(base64url: string): string {
  const usual = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return usual.padEnd(Math.ceil(usual.length / 4) * 4, "=");
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
