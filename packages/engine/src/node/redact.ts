/** Shorter values are no secrets, and hiding them would hide half of what is printed. */
const shortest = 6;

/** The text without any of the secrets: as they are, and as JSON, a URL or base64 writes them. */
export function redact(text: string, secrets: readonly string[]): string {
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    for (const form of formsOf(secret)) text = text.replaceAll(form, "[secret]");
  }
  return text;
}

function formsOf(secret: string): ReadonlySet<string> {
  const base64 = Buffer.from(secret).toString("base64");
  return new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), base64]);
}
