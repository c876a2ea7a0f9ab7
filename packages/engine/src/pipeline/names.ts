/** Names that would reach an object's prototype. Refused as keys anywhere in a file. */
export const hostileNames: ReadonlySet<string> = new Set(["constructor", "prototype", "__proto__"]);
/** Names with a meaning of their own in references. */
const reserved = new Set(["inputs", "state", "iteration"]);
const slug = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** May this be the name of a port, a parameter, an input or an output? A slug of up to 64 characters. */
export function isName(text: string): boolean {
  return slug.test(text) && !hostileNames.has(text);
}

/** May this be the id of a node? A name that references don't give another meaning. */
export function isId(text: string): boolean {
  return isName(text) && !reserved.has(text);
}

/** The entry of a record under a name that came from a file; never an inherited one such as `toString`. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
