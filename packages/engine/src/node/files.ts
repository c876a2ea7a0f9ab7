import { constants } from "node:fs";
import { copyFile, mkdir, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, resolve, sep, win32 } from "node:path";
import { failure, type ReelgraphError } from "../errors.ts";
import type { Files } from "../host.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { Media } from "../ports/values.ts";
import type { Artifacts } from "./artifacts/artifacts.ts";
import { identify } from "./artifacts/identify.ts";
import type { Egress } from "./egress.ts";
import { maxFileBytes } from "./media/limits.ts";
import type { LocalMediaTools } from "./media/media-tools.ts";
import { saveFile, saveOrigin, saveText } from "./output-folder.ts";

export interface FilesOptions extends Egress {
  /** The pipeline's folder: files are named relative to it. */
  readonly folder: string;
  /** The project's folder: nothing outside of it is read. */
  readonly root: string;
  /** Where `save` writes. Made when the first file comes. */
  readonly out: string;
  readonly artifacts: Artifacts;
  readonly media: Pick<LocalMediaTools, "importFile">;
}

/** Opens the files of a project for a run. */
export function openFiles({ folder, root, out, artifacts, media, ...egress }: FilesOptions): Files {
  return {
    async load(source, kind, job) {
      if ("url" in source) {
        // Loaded here, because Node's HTTP modules take longer to load than a small pipeline to run.
        const { download } = await import("./egress.ts");
        const name = decodeURIComponent(URL.parse(source.url)?.pathname.split("/").at(-1) ?? "") || "the download";
        const fill = (path: string) => download(source.url, path, { egress, maxBytes: maxFileBytes, job });
        return expect(kind, name, await media.importFile(fill, name, job));
      }
      const name = basename(source.file);
      const path = await locate(source.file, folder, root);
      // What is known by its content needs no second look, and no copy.
      const known = await artifacts.find((await identify(path, job.signal)).sha256);
      const fill = (copy: string) => copyFile(path, copy, constants.COPYFILE_FICLONE);
      return expect(kind, name, known ?? (await media.importFile(fill, name, job)));
    },
    async save(name, value, { origin }) {
      await mkdir(out, { recursive: true });
      if (typeof value === "string") return saveText(out, name, value);
      const path = await artifacts.lend([value], ([file]) => saveFile(out, name, file, value));
      await saveOrigin(path, await origin?.(value));
      return path;
    },
  };
}

function expect(kind: Media["media"], name: string, found: Media): Media {
  if (found.media === kind) return found;
  const article = (word: string) => (word === "video" ? "a video" : word === "image" ? "an image" : "a sound");
  throw failure("not-media", `${name} holds ${article(found.media)}, not ${article(kind)}`, {
    expected: article(kind),
    hint: `load it with the node type "${found.media}"`,
  });
}

/** The real path of a file that a pipeline names, after every way out of the project has been ruled out. */
async function locate(file: string, folder: string, root: string): Promise<string> {
  if (file === "" || file.includes("\0") || isAbsolute(file) || win32.isAbsolute(file) || /^[a-z]:/i.test(file))
    throw outside(file);
  const path = resolve(folder, file);
  if (!within(path, resolve(root))) throw outside(file);
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) throw await missing(file, path);
  if (!within(real, await realpath(root))) throw outside(file);
  const found = await stat(real);
  if (!found.isFile()) throw failure("file-not-found", `${file} is not a file`);
  if (found.size > maxFileBytes)
    throw failure("media-too-large", `${file} has ${found.size} bytes`, { expected: `at most ${maxFileBytes} bytes` });
  return real;
}

function within(path: string, root: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function outside(file: string): ReelgraphError {
  return failure("file-outside-project", `"${file}" does not lie in the project's folder`, {
    expected: "a path relative to the pipeline, within the project",
    hint: "copy the file into the project",
  });
}

async function missing(file: string, path: string): Promise<ReelgraphError> {
  const names = await readdir(dirname(path)).catch(() => []);
  return failure("file-not-found", `There is no file "${file}" beside the pipeline`, didYouMean(basename(path), names));
}
