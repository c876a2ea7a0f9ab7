/** Keys and indices from the root of a JSON value. */
export type Path = readonly (string | number)[];
/** A path that is being walked. */
export type Steps = (string | number)[];

/** A JSON pointer (RFC 6901), for example `/nodes/clip/with/a~1b`. */
export function toPointer(path: Path): string {
  return path.map(pointerStep).join("");
}

/** One part of a JSON pointer: `/with`. */
export function pointerStep(part: string | number): string {
  return `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The reverse of `toPointer`; indices stay text. */
export function fromPointer(pointer: string): string[] {
  const parts = pointer.split("/").slice(1);
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The id path of the node that a path leads into: `clip/video` in a body, `#teaser/clip` in a sub-pipeline. */
export function nodeAt(path: Path): string | undefined {
  const inside = path[0] === "pipelines";
  const ids: (string | number)[] = [];
  for (let at = inside ? 2 : 0; path[at] === (ids.length === 0 ? "nodes" : "body"); at += 2) {
    const id = path[at + 1];
    if (id === undefined) break;
    ids.push(id);
  }
  if (ids.length === 0) return undefined;
  return `${inside ? `#${path[1]}/` : ""}${ids.join("/")}`;
}
