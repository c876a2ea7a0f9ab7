/** Shorter values are no secrets, and hiding them would hide half of what is printed. */
const shortest = 6;

/** The text without any of the secrets, as they are and as JSON writes them. */
export function redact(text: string, secrets: readonly string[]): string {
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    text = text.replaceAll(secret, "[secret]").replaceAll(JSON.stringify(secret).slice(1, -1), "[secret]");
  }
  return text;
}
