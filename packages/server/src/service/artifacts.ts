import { createWriteStream } from "node:fs";
import { pipeline as pipe } from "node:stream/promises";
import { failure, type Media } from "@reelgraph/engine";
import { saveFile, type NodeHost } from "@reelgraph/engine/node";
import { artifactToSend, type FileToSend } from "../http/file-to-send.ts";
import { Pictures } from "./pictures.ts";

/** Looks at and adds to the store of media files. */
export class ArtifactService {
  readonly #host: Pick<NodeHost, "artifacts" | "media">;
  /** Pictures of them. */
  readonly pictures: Pictures;

  constructor(host: Pick<NodeHost, "artifacts" | "media">, stateFolder: string) {
    this.#host = host;
    this.pictures = new Pictures(host, stateFolder);
  }

  /** Throws `no-artifact`. */
  async find(sha256: string): Promise<Media> {
    const media = /^[0-9a-f]{64}$/.test(sha256) ? await this.#host.artifacts.find(sha256) : undefined;
    if (!media) throw failure("no-artifact", "There is no such artifact");
    return media;
  }

  toSend(media: Media): FileToSend {
    return artifactToSend(media, this.#host.artifacts);
  }

  /** Puts a copy into a folder, under a name that a person gave; returns its path. */
  saveInto(folder: string, name: string, media: Media): Promise<string> {
    return this.#host.artifacts.lend([media], ([file]) => saveFile(folder, name, file, media));
  }

  /** Stores a file from outside after its content was looked at; its name and type are not believed. */
  async add(bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Media> {
    const fill = (path: string) => pipe(bytes, createWriteStream(path, { mode: 0o600 }), { signal });
    return this.#host.media.importFile(fill, "the upload", { signal });
  }

  /** How loud a file is over its length: the highest sample, 0 to 1, of so many equal parts. Throws `no-sound`. */
  async waveform(sha256: string, points: number, signal: AbortSignal) {
    const media = await this.find(sha256);
    if (media.media === "image" || (media.media === "video" && !media.audio)) {
      throw failure("no-sound", "The file has no sound");
    }
    return { seconds: media.seconds, peaks: await this.#host.media.waveform(media, points, { signal }) };
  }
}
