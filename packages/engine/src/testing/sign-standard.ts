import { createHmac } from "node:crypto";

export const standardSecret = `whsec_${Buffer.from("a secret of the vendor").toString("base64")}`;

/** The headers of a message after Standard Webhooks, made from their specification alone. */
export function signStandard(id: string, body: string, at: number): Readonly<Record<string, string>> {
  const time = String(Math.floor(at / 1000));
  const key = Buffer.from(standardSecret.slice("whsec_".length), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64");
  // While a secret is changed there are two signatures.
  return { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": `v1,AAAA v1a,${mac} v1,${mac}` };
}
