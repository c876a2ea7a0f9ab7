import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The headers of a message after Standard Webhooks. `at`: seconds since the epoch; `secret`: `whsec_` and base64. */
export function signed(id: string, at: number, body: string, secret: string): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,${signature}` };
}

/** The secret of a state folder, by which receivers know our messages: made once, readable for its owner alone. */
export function readSecret(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `whsec_${randomBytes(32).toString("base64")}\n`, { flag: "wx", mode: 0o600 });
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST")) throw thrown;
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
