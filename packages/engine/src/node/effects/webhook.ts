import { createHmac } from "node:crypto";
import { failure } from "../../errors.ts";
import type { Clock } from "../../host.ts";
import type { Http } from "../../models/http.ts";
import type { Json } from "../../ports/values.ts";
import { discard, untilAnswered } from "../until-answered.ts";

/** A message after Standard Webhooks. */
export interface Webhook {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  /** The same for each try, so that the receiver can tell a repetition. */
  readonly id: string;
  readonly body: Json;
}

const timeoutMs = 10_000;

/** Sends a message until it is taken. Throws `not-delivered`, with the last reason, and `bad-secret`. */
export async function sendWebhook(
  { url, secret, id, body }: Webhook,
  { http, clock, signal }: { http: Http; clock: Pick<Clock, "now" | "sleep">; signal: AbortSignal },
): Promise<{ readonly tries: number }> {
  const text = JSON.stringify(body);
  const send = async () => {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signatureOf(secret, id, timestamp, text),
    };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    // Redirects are not followed: who may be told is written in the configuration.
    const answer = await http({ method: "POST", url, headers, body: { json: body }, signal: limit });
    await discard(answer);
    return answer;
  };
  const { answer, tries, ...end } = await untilAnswered(send, { clock, signal });
  if (answer && answer.status >= 200 && answer.status < 300) return { tries };
  const why = answer ? `it answered ${answer.status}` : (end as { why: string }).why;
  throw failure("not-delivered", `${URL.parse(url)?.host ?? "The receiver"} did not take the message: ${why}`, {
    hint: `it was tried ${tries} ${tries === 1 ? "time" : "times"}; a resumed run tries again under the same id`,
  });
}

/** `v1,` and the HMAC-SHA256 of id, time and body in base64. */
export function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/u.exec(secret) ?? [];
  if (encoded === undefined) {
    throw failure("bad-secret", "The secret of this webhook is none", { expected: "whsec_ and base64" });
  }
  const key = Buffer.from(encoded, "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}
