import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { failure, type Image, type Media, type Video } from "@reelgraph/engine";
import { artifactToSend, fileAt, type FileToSend } from "../http/file-to-send.ts";
import { extensionOf, spriteLayout, stateFiles, type NodeHost } from "@reelgraph/engine/node";

type PictureHost = Pick<NodeHost, "artifacts" | "media">;

const makeMs = 300_000;
const sheetColumns = 5;

/** Pictures of media files, made once, however many ask at a time. */
export class Pictures {
  readonly #host: PictureHost;
  readonly #folder: string;
  readonly #making = new Map<string, Promise<FileToSend>>();

  constructor(host: PictureHost, stateFolder: string) {
    this.#host = host;
    this.#folder = stateFiles(stateFolder).thumbnails;
  }

  /** From the middle of a clip, or the image itself. Throws `no-picture`. */
  async thumbnail(media: Media): Promise<FileToSend> {
    if (media.media === "image") return artifactToSend(media, this.#host.artifacts);
    const clip = clipOf(media);
    return this.#picture(clip, "", "image/png", (job) => this.#host.media.frame(clip, clip.seconds / 2, job));
  }

  /** The picture at a time, in seconds; beyond the end, the last one. Throws `no-picture`. */
  async frame(media: Media, at: number): Promise<FileToSend> {
    const clip = clipOf(media);
    // By number, so that there are no more files than frames.
    const number = Math.min(clip.frames - 1, Math.floor(at * clip.fps + 0.001));
    const time = Math.min((number + 0.5) / clip.fps, clip.seconds - 0.5 / clip.fps);
    return this.#picture(clip, `-frame-${number}`, "image/png", (job) =>
      this.#host.media.frame(clip, number === clip.frames - 1 ? "last" : Math.max(0, time), job),
    );
  }

  /** Pictures of a clip in one file, as `spriteLayout` tells. Throws `no-picture`. */
  async sprites(media: Media): Promise<FileToSend> {
    const clip = clipOf(media);
    // How they stand is told from the clip alone: another layout is another file.
    const { columns, rows, width, height } = spriteLayout(clip);
    const name = `-sprites-${columns}x${rows}-${width}x${height}`;
    return this.#picture(clip, name, "image/webp", (job) => this.#host.media.sprites(clip, job));
  }

  /** Large pictures of a clip with their times, for people. Throws `no-picture`. */
  async contactSheet(media: Media): Promise<FileToSend> {
    const clip = clipOf(media);
    return this.#picture(clip, "-sheet", "image/png", (job) =>
      this.#host.media.contactSheet([{ video: clip, label: "" }], { columns: sheetColumns, labels: true }, job),
    );
  }

  async #picture(
    { sha256 }: Video,
    name: string,
    type: string,
    make: (job: { readonly signal: AbortSignal }) => Promise<Image>,
  ): Promise<FileToSend> {
    const path = join(this.#folder, `${sha256.slice(0, 12)}${name}.${extensionOf(type)}`);
    const tag = `${sha256}${name === "" ? "-thumbnail" : name}`;
    if (await stat(path).catch(() => undefined)) return fileAt(path, type, tag);
    const going = this.#making.get(path);
    if (going) return going;
    const made = this.#make(path, make).then(() => fileAt(path, type, tag));
    this.#making.set(path, made);
    return made.finally(() => this.#making.delete(path));
  }

  /** Whoever asked first may go away; the others still want it. */
  async #make(path: string, make: (job: { readonly signal: AbortSignal }) => Promise<Image>): Promise<void> {
    const image = await make({ signal: AbortSignal.timeout(makeMs) });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const part = `${path}.${randomUUID()}.part`;
    await this.#host.artifacts.lend([image], ([file]) => copyFile(file, part, constants.COPYFILE_FICLONE));
    await rename(part, path);
  }
}

function clipOf(media: Media): Video {
  if (media.media === "video") return media;
  const what = media.media === "audio" ? "A sound has no picture" : "A picture has no others";
  throw failure("no-picture", what, { expected: "a clip" });
}
