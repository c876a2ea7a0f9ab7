import { realpathSync } from "node:fs";
import { basename, sep } from "node:path";
import { failure } from "@reelgraph/engine";
import { readText } from "@reelgraph/engine/node";

/** The texts of pipelines by full name, read from one folder and nowhere else. Some may stand for what is on the disk. */
export class Texts extends Map<string, string> {
  readonly #root: string;

  constructor(root: string, given: Iterable<readonly [string, string]> = []) {
    super(given);
    this.#root = root;
  }

  /** Throws `file-not-found`, `file-outside-project`. */
  override get(name: string): string {
    return super.get(name) ?? this.#read(name);
  }

  #read(name: string): string {
    // By its real path: a link may lead out.
    if (isWithin(this.#root, name)) {
      const text = readText(name);
      if (isWithin(realpathSync(this.#root), realpathSync(name))) return text;
    }
    throw failure("file-outside-project", `"${basename(name)}" does not lie in the project's folder`, {
      expected: "a path relative to the pipeline, within the project",
    });
  }
}

export function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
