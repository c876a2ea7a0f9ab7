/** Names that would reach an object's prototype. Refused as keys anywhere in a file. */
export const hostileNames: readonly string[] = ["constructor", "prototype", "__proto__"];
/** Names with a meaning of their own in references. */
const reserved = new Set(["inputs", "state", "iteration"]);
const longestName = 64;

/** May this be the name of a port, a parameter, an input or an output? A slug of up to 64 characters. */
export function isName(text: string): boolean {
  return isSlug(text) && !hostileNames.includes(text);
}

/** A letter, and then letters, digits, - and _. Without a regular expression, because each reference holds two names. */
function isSlug(text: string): boolean {
  if (text.length > longestName || !isLetter(text.charCodeAt(0))) return false;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isLetter(code) && !isDigit(code) && code !== dash && code !== underscore) return false;
  }
  return true;
}

const [zero, nine, dash, underscore] = [0x30, 0x39, 0x2d, 0x5f];
const isDigit = (code: number) => code >= zero && code <= nine;
/** Small and capital letters differ in one bit. */
const isLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** May this be the id of a node? A name that references don't give another meaning. */
export function isId(text: string): boolean {
  return isName(text) && !reserved.has(text);
}

/** The entry of a record under a name that came from a file; never an inherited one such as `toString`. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
