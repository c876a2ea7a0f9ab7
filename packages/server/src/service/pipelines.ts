import { hash } from "node:crypto";
import { lstat, mkdir, readFile, realpath, rm, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { failure, readPipeline } from "@reelgraph/engine";
import { decodeText } from "@reelgraph/engine/node";
import { OneAtATime } from "./one-at-a-time.ts";
import { badName, filesOf, placeIn, writeWhole } from "./pipeline-files.ts";
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
  /** It is published as a form. */
  readonly app?: true;
  /** Nothing is wrong with its form. */
  readonly sound?: true;
}

export interface PipelineText extends PipelineInfo {
  readonly text: string;
}

const largest = 1024 * 1024;
/** More than a folder lists. */
const mostKnown = 1000;

/** The pipelines of a folder: listed, read, and saved without overwriting what somebody else saved. */
export class Pipelines {
  readonly folder: string;
  readonly #versions: Versions;
  /** One change of a file at a time. */
  readonly #changes = new OneAtATime();
  /** What texts say of themselves, by their revision: files are read far more often than they are changed. */
  readonly #known = new Map<string, Facts>();

  constructor(folder: string, versions: Versions) {
    this.folder = resolve(folder);
    this.#versions = versions;
  }

  /** By name. Files that are no pipelines are left out, and so are all beyond the first 500. */
  async list(): Promise<readonly PipelineInfo[]> {
    const found: PipelineInfo[] = [];
    for (const file of await filesOf(this.folder)) {
      const one = await this.read(file).catch(() => undefined);
      if (!one || !isPipeline(one.text) || !hasVersion(one.text)) continue;
      const { text: _, ...info } = one;
      found.push(info);
    }
    return found;
  }

  /** Throws `unknown-pipeline`, `bad-encoding`. */
  async read(file: string): Promise<PipelineText> {
    const path = await this.pathOf(file);
    const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
    const text = decodeText(bytes, path);
    return { ...this.#infoOf(file, text, mtimeMs), text };
  }

  /** Full name of a file that is there. Throws `unknown-pipeline` also for whatever lies outside the folder. */
  async pathOf(file: string): Promise<string> {
    const path = placeIn(this.folder, file);
    const real = await realpath(path).catch(() => undefined);
    const found = real === undefined ? undefined : await lstat(real);
    const inside = real?.startsWith((await realpath(this.folder)) + sep) === true;
    if (real === undefined || !inside || !found?.isFile() || found.size > largest) throw unknownPipeline(file);
    return path;
  }

  /** The same for a file that needn't be there, because its text is given. Throws `bad-file-name`. */
  async placeOf(file: string, text: string | undefined): Promise<string> {
    return text === undefined ? this.pathOf(file) : placeIn(this.folder, file);
  }

  /**
   * Saves a text if the file still has the revision that the writer began with; null: it must not be there yet. Throws
   * `revision-conflict`, `bad-file-name`, `not-a-pipeline`.
   */
  save(file: string, text: string, revision: string | null): Promise<PipelineInfo> {
    return this.#changes.do(file, () => this.#save(file, text, revision));
  }

  /** Takes a file away; its versions stay, and can be restored. Throws `revision-conflict`, `unknown-pipeline`. */
  remove(file: string, revision: string): Promise<void> {
    return this.#changes.do(file, async () => {
      const there = await this.read(file);
      if (there.revision !== revision) throw conflict(file, there.revision);
      await this.#versions.keep(file, there.revision, there.text);
      await rm(await this.pathOf(file));
    });
  }

  /**
   * Gives a file another name, and its versions with it. What it names beside itself, and what names it, stays as it is.
   * Throws `revision-conflict`, also when there is a file of the new name.
   */
  async rename(file: string, to: string, revision: string): Promise<PipelineInfo> {
    const { text, revision: found } = await this.read(file);
    if (found !== revision) throw conflict(file, found);
    const info = await this.save(to, text, null);
    await this.remove(file, revision);
    await this.#versions.rename(file, to);
    return info;
  }

  /** Saves what is in a file under another name. Throws `revision-conflict` when there is a file of that name. */
  async duplicate(file: string, to: string): Promise<PipelineInfo> {
    return this.save(to, (await this.read(file)).text, null);
  }

  /** Keeps what a run began with, where it is a file of this folder. */
  ran(file: string, text: string, run: string): Promise<void> {
    return this.#versions.keep(file, hash("sha256", text), text, run);
  }

  /** Gives a version a name, by which it is kept for good; undefined takes it away. Throws `unknown-version`. */
  async nameVersion(file: string, revision: string, name: string | undefined): Promise<void> {
    if (!(await this.#versions.name(file, revision, name))) throw unknownVersion(file);
  }

  /** The newest first. */
  versions(file: string): Promise<readonly Version[]> {
    return this.#versions.list(file);
  }

  /** Throws `unknown-version`. */
  async version(file: string, revision: string): Promise<PipelineText> {
    const found = await this.#versions.find(file, revision);
    if (!found) throw unknownVersion(file);
    return { ...this.#infoOf(file, found.text, found.saved), text: found.text };
  }

  async #save(file: string, text: string, revision: string | null): Promise<PipelineInfo> {
    const path = placeIn(this.folder, file);
    if (Buffer.byteLength(text) > largest || !isPipeline(text)) {
      throw failure("not-a-pipeline", "The text is no pipeline", {
        expected: `a JSON object with "reelgraph": 1, at most 1 MiB`,
      });
    }
    const there = await this.read(file).catch(() => undefined);
    if ((there?.revision ?? null) !== revision) {
      throw conflict(file, there?.revision);
    }
    if (there) await this.#versions.keep(file, there.revision, there.text);
    else if (await lstat(path).catch(() => undefined)) throw badName(file);
    await mkdir(dirname(path), { recursive: true });
    const folder = await realpath(dirname(path));
    const root = await realpath(this.folder);
    if (folder !== root && !folder.startsWith(root + sep)) throw badName(file);
    await writeWhole(join(folder, path.slice(dirname(path).length + 1)), text);
    const info = this.#infoOf(file, text, (await stat(path)).mtimeMs);
    await this.#versions.keep(file, info.revision, text);
    return info;
  }

  #infoOf(file: string, text: string, modified: number): PipelineInfo {
    const revision = hash("sha256", text);
    const facts = this.#known.get(revision) ?? factsOf(text);
    // Used last, forgotten last.
    this.#known.delete(revision);
    this.#known.set(revision, facts);
    const [oldest = revision] = this.#known.keys();
    if (this.#known.size > mostKnown) this.#known.delete(oldest);
    return { file, revision, modified: Math.round(modified), ...facts };
  }
}

/** What a text says of itself. */
type Facts = Pick<PipelineInfo, "name" | "nodes" | "app" | "sound">;

function factsOf(text: string): Facts {
  const { pipeline, problems } = readPipeline(text);
  const { name, nodes = {}, app } = pipeline ?? {};
  return {
    nodes: Object.keys(nodes).length,
    ...(name === undefined ? {} : { name }),
    ...(app === true ? { app } : {}),
    ...(problems.length === 0 ? { sound: true } : {}),
  };
}

/** A package's manifest has a "reelgraph", too: its name in scripts and dependencies. */
const hasVersion = (text: string): boolean => /"reelgraph"\s*:\s*\d/.test(text);

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

function unknownPipeline(file: string) {
  return failure("unknown-pipeline", `There is no pipeline "${file.slice(0, 200)}"`, {
    hint: "GET /api/pipelines lists them",
  });
}

function unknownVersion(file: string) {
  return failure("unknown-version", `${file} had no such version`);
}

function conflict(file: string, revision: string | undefined) {
  return failure("revision-conflict", `${file} was changed by somebody else`, {
    hint: "read it again and save your change on top",
    expected: revision ?? "no file",
  });
}
