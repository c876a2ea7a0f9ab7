/** The shapes of keys that vendors give out. What looks like one has no place in a file that is shared (S1). */
const shapes =
  /(?:^|[^A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|xai-[A-Za-z0-9]{20,}|r8_[A-Za-z0-9]{20,}|Bearer [A-Za-z0-9._-]{20,})/;

/** Shorter texts are never taken for one. */
export const shortestSecret = 16;

/** Does a text hold what looks like an API key? */
export function looksSecret(text: string): boolean {
  return text.length >= shortestSecret && shapes.test(text);
}
