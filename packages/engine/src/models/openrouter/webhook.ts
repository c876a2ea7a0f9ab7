import { z } from "zod";
import type { WebhookHint, WebhookMessage } from "../../vendor.ts";
import type { AdapterOptions } from "../adapter.ts";
import { badSignature, bytesOf, expectFresh, fromHex, header, isHmac, jsonOf } from "../wire/signed.ts";
import { JobId } from "../wire/tolerant.ts";

const Event = z.looseObject({ data: z.looseObject({ id: JobId }) });

/**
 * OpenRouter's callback: `X-OpenRouter-Signature: t=SECONDS,v1=HEX`, the HMAC-SHA256 of `SECONDS,BODY` under the secret
 * of the workspace, as its guide of video webhooks shows (November 2026). Throws `bad-signature`.
 */
export async function openRouterWebhook(
  message: WebhookMessage,
  { webhook, now }: Pick<AdapterOptions, "webhook" | "now">,
): Promise<WebhookHint> {
  const parts = header(message, "x-openrouter-signature").split(",");
  const part = (name: string) => parts.find((one) => one.trim().startsWith(`${name}=`))?.split("=", 2)[1] ?? "";
  expectFresh(part("t"), now());
  const secret = webhook?.secret?.() ?? "";
  const mac = fromHex(part("v1"));
  if (secret === "" || !mac || !(await isHmac(bytesOf(secret), mac, bytesOf(`${part("t")},`, message.body))))
    throw badSignature("its signature is another's");
  const read = Event.safeParse(jsonOf(message));
  const id = message.headers.get("x-openrouter-idempotency-key") ?? part("v1");
  return read.success ? { id, job: read.data.data.id } : { id };
}
