import { hash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { failure, readPipeline } from "@reelgraph/engine";
import type { Version, Versions } from "./versions.ts";

/** A pipeline file. Names are paths from the server's folder, with slashes. */
export interface PipelineInfo {
  readonly file: string;
  /** What it calls itself. */
  readonly name?: string;
  /** SHA-256 of its text. */
  readonly revision: string;
  /** When the file was changed last, in ms since the epoch. */
  readonly modified: number;
  /** How many nodes it has, without those in bodies. */
  readonly nodes: number;
}

export interface PipelineText extends PipelineInfo {
  readonly text: string;
}

const largest = 1024 * 1024;
const mostFiles = 500;
const deepest = 6;
const skipped = new Set(["node_modules", "out", "dist"]);

/** The pipelines of a folder: listed, read, and saved without overwriting what somebody else saved. */
export class Pipelines {
  readonly folder: string;
  readonly #versions: Versions;
  readonly #saving = new Map<string, Promise<unknown>>();

  constructor(folder: string, versions: Versions) {
    this.folder = resolve(folder);
    this.#versions = versions;
  }

  /** By name. Files that are no pipelines are left out, and so are all beyond the first 500. */
  async list(): Promise<readonly PipelineInfo[]> {
    const found: PipelineInfo[] = [];
    for (const file of await this.#files("", 0)) {
      const one = await this.read(file).catch(() => undefined);
      if (!one || !isPipeline(one.text)) continue;
      const { text: _, ...info } = one;
      found.push(info);
    }
    return found;
  }

  /** Throws `unknown-pipeline`. */
  async read(file: string): Promise<PipelineText> {
    const path = await this.pathOf(file);
    const [text, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return { ...infoOf(file, text, mtimeMs), text };
  }

  /** Full name of a file that is there. Throws `unknown-pipeline` also for whatever lies outside the folder. */
  async pathOf(file: string): Promise<string> {
    const path = this.#place(file);
    const real = await realpath(path).catch(() => undefined);
    const found = real === undefined ? undefined : await lstat(real);
    const inside = real?.startsWith((await realpath(this.folder)) + sep) === true;
    if (real === undefined || !inside || !found?.isFile() || found.size > largest) throw unknownPipeline(file);
    return path;
  }

  /** The same for a file that needn't be there, because its text is given. Throws `bad-file-name`. */
  async placeOf(file: string, text: string | undefined): Promise<string> {
    return text === undefined ? this.pathOf(file) : this.#place(file);
  }

  /**
   * Saves a text if the file still has the revision that the writer began with; null: it must not be there yet. Throws
   * `revision-conflict`, `bad-file-name`, `not-a-pipeline`.
   */
  save(file: string, text: string, revision: string | null): Promise<PipelineInfo> {
    const before = this.#saving.get(file) ?? Promise.resolve();
    const saved = before.catch(() => undefined).then(() => this.#save(file, text, revision));
    this.#saving.set(file, saved);
    void saved.catch(() => undefined).finally(() => this.#saving.get(file) === saved && this.#saving.delete(file));
    return saved;
  }

  /** The newest first. */
  versions(file: string): readonly Version[] {
    return this.#versions.list(file);
  }

  /** Throws `unknown-version`. */
  version(file: string, revision: string): PipelineText {
    const found = this.#versions.find(file, revision);
    if (!found) throw failure("unknown-version", `${file} had no such version`);
    return { ...infoOf(file, found.text, found.saved), text: found.text };
  }

  async #save(file: string, text: string, revision: string | null): Promise<PipelineInfo> {
    const path = this.#place(file);
    if (Buffer.byteLength(text) > largest || !isPipeline(text)) {
      throw failure("not-a-pipeline", "The text is no pipeline", {
        expected: `a JSON object with "reelgraph": 1, at most 1 MiB`,
      });
    }
    const there = await this.read(file).catch(() => undefined);
    if ((there?.revision ?? null) !== revision) {
      const hint = "read it again and save your change on top";
      throw failure("revision-conflict", `${file} was changed by somebody else`, {
        hint,
        expected: there?.revision ?? "no file",
      });
    }
    if (there) this.#versions.keep(file, there.revision, there.text);
    else if (await lstat(path).catch(() => undefined)) throw badName(file);
    await mkdir(dirname(path), { recursive: true });
    const folder = await realpath(dirname(path));
    const root = await realpath(this.folder);
    if (folder !== root && !folder.startsWith(root + sep)) throw badName(file);
    await writeWhole(join(folder, path.slice(dirname(path).length + 1)), text);
    const info = infoOf(file, text, (await stat(path)).mtimeMs);
    this.#versions.keep(file, info.revision, text);
    return info;
  }

  #place(file: string): string {
    const parts = file.split("/");
    const plain = parts.every((part) => /^[\p{L}\p{N}_][\p{L}\p{N} ._-]*$/u.test(part) && !skipped.has(part));
    const own = file.endsWith(".json") && !file.endsWith("reelgraph.config.json") && file.length <= 200;
    if (!plain || !own || parts.length > deepest + 1) throw badName(file);
    return join(this.folder, ...parts);
  }

  async #files(under: string, depth: number): Promise<string[]> {
    const entries = await readdir(join(this.folder, under), { withFileTypes: true }).catch(() => []);
    const found: string[] = [];
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith(".") || skipped.has(entry.name) || found.length >= mostFiles) continue;
      const name = under === "" ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory() && depth < deepest) found.push(...(await this.#files(name, depth + 1)));
      else if (entry.isFile() && name.endsWith(".json")) found.push(name);
    }
    return found.slice(0, mostFiles);
  }
}

/** Any state of a pipeline may be saved, also one with mistakes; but nothing that is something else. */
function isPipeline(text: string): boolean {
  return (
    /"reelgraph"\s*:/.test(text) &&
    text
      .trimStart()
      .replace(/^\uFEFF/, "")
      .match(/^[{/]/) !== null
  );
}

function infoOf(file: string, text: string, modified: number): PipelineInfo {
  const { pipeline } = readPipeline(text);
  const { name, nodes = {} } = pipeline ?? {};
  const facts = { revision: hash("sha256", text), modified: Math.round(modified), nodes: Object.keys(nodes).length };
  return { file, ...facts, ...(name === undefined ? {} : { name }) };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(part, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

function unknownPipeline(file: string) {
  return failure("unknown-pipeline", `There is no pipeline "${file.slice(0, 200)}"`, {
    hint: "GET /api/pipelines lists them",
  });
}

function badName(file: string) {
  return failure("bad-file-name", `"${file.slice(0, 200)}" can't be the name of a pipeline`, {
    expected: "a path within the folder that ends in .json, for example films/dawn.json",
  });
}
