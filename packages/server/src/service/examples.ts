import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { failure, readPipeline } from "@reelgraph/engine";
import { configName, loadConfig } from "@reelgraph/engine/node";
import { fileAt, type FileToSend } from "../http/file-to-send.ts";

/** A pipeline to begin with: a folder with `pipeline.json` and what it needs beside it. */
export interface ExampleInfo {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  /** How many nodes it has, without those in bodies. */
  readonly nodes: number;
  /** What it needs of a configuration: vendors, and places that it sends to. Empty: it runs as it is, for nothing. */
  readonly needs: readonly string[];
  /** Names the content of the picture that it made; absent: there is none. */
  readonly picture?: string;
}

const entry = "pipeline.json";
const pictureName = "picture.webp";
const shape = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The examples of a folder. They are read and copied, never run where they lie. */
export class Examples {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** By name. A folder without a pipeline is none. */
  async list(): Promise<readonly ExampleInfo[]> {
    if (this.#folder === undefined) return [];
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(() => []);
    const names = entries.filter((one) => one.isDirectory() && shape.test(one.name)).map(({ name }) => name);
    const found = await Promise.all(names.toSorted().map((id) => this.read(id).catch(() => undefined)));
    return found.flatMap((one) => {
      if (!one) return [];
      const { text: _, ...info } = one;
      return [info];
    });
  }

  /** Throws `unknown-example`. */
  async read(id: string): Promise<ExampleInfo & { readonly text: string }> {
    const folder = this.#place(id);
    const text = await readFile(join(folder, entry), "utf8").catch(() => {
      throw unknownExample(id);
    });
    const { pipeline } = readPipeline(text);
    const picture = await this.picture(id).catch(() => undefined);
    return {
      id,
      name: pipeline?.name ?? id,
      ...(pipeline?.note === undefined ? {} : { note: pipeline.note }),
      nodes: Object.keys(pipeline?.nodes ?? {}).length,
      needs: needsOf(folder),
      ...(picture ? { picture: picture.tag } : {}),
      text,
    };
  }

  /** The picture that it made. Throws `unknown-example`. */
  async picture(id: string): Promise<FileToSend> {
    const path = join(this.#place(id), pictureName);
    const found = await stat(path).catch(() => undefined);
    if (!found) throw unknownExample(id);
    return fileAt(path, "image/webp", `${found.size}-${Math.round(found.mtimeMs)}`);
  }

  /**
   * Copies an example with what it needs into a new folder of its name, and returns whether it did: what is there already
   * stays. Its own configuration is left out: that is the owner's to write. Throws `unknown-example`.
   */
  async copyTo(folder: string, id: string): Promise<boolean> {
    await this.read(id);
    const from = this.#place(id);
    const to = join(folder, id);
    if (await stat(to).catch(() => undefined)) return false;
    const part = join(folder, `.${id}-${randomUUID()}.part`);
    try {
      await mkdir(part);
      for (const file of await readdir(from, { withFileTypes: true })) {
        const kept =
          file.isFile() && file.name !== configName && file.name !== pictureName && file.name !== "README.md";
        if (kept) await copyFile(join(from, file.name), join(part, file.name), constants.COPYFILE_EXCL);
      }
      await rename(part, to);
      return true;
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  }

  #place(id: string): string {
    if (this.#folder === undefined || !shape.test(id)) throw unknownExample(id);
    return join(this.#folder, id);
  }
}

function needsOf(folder: string): readonly string[] {
  try {
    const file = join(folder, configName);
    if (!existsSync(file)) return [];
    // It comes with the program, whoever has installed that.
    const { config } = loadConfig(folder, file);
    return [config.providers, config.notify, config.folders].flatMap((named) => Object.keys(named));
  } catch {
    return ["a configuration that can be read"];
  }
}

function unknownExample(id: string) {
  return failure("unknown-example", `There is no example "${id.slice(0, 80)}"`, {
    hint: "GET /api/examples lists them",
  });
}
