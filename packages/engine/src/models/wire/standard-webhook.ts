import type { WebhookMessage } from "../../vendor.ts";
import type { AdapterOptions } from "../adapter.ts";
import { badSignature, bytesOf, expectFresh, fromBase64, header, isHmac, jsonOf } from "./signed.ts";

/**
 * A message that is signed as Standard Webhooks say: the HMAC-SHA256 of `id.timestamp.body` under the secret, which is
 * `whsec_` and base64. While a secret is changed there are several signatures. Throws `bad-signature`.
 */
export async function standardWebhook(
  message: WebhookMessage,
  { webhook, now }: Pick<AdapterOptions, "webhook" | "now">,
): Promise<{ readonly id: string; readonly json: unknown }> {
  const id = header(message, "webhook-id");
  const time = header(message, "webhook-timestamp");
  expectFresh(time, now());
  const key = fromBase64(webhook?.secret?.().replace(/^whsec_/, "") ?? "");
  if (!key || key.length === 0) throw badSignature("there is no secret to check it with");
  const signed = bytesOf(`${id}.${time}.`, message.body);
  for (const entry of header(message, "webhook-signature").split(" ").slice(0, mostSignatures)) {
    const [version, text = ""] = entry.split(",", 2);
    const mac = version === "v1" ? fromBase64(text) : undefined;
    if (mac && (await isHmac(key, mac, signed))) return { id, json: jsonOf(message) };
  }
  throw badSignature("its signature is another's");
}

const mostSignatures = 8;
