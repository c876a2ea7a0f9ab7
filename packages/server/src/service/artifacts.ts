import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline as pipe } from "node:stream/promises";
import { failure, type Media } from "@reelgraph/engine";
import { stateFiles, type NodeHost } from "@reelgraph/engine/node";

/** An artifact and where its bytes lie. */
export interface StoredArtifact {
  readonly media: Media;
  readonly path: string;
}

/** Looks at and adds to the store of media files. */
export class ArtifactService {
  readonly #host: Pick<NodeHost, "artifacts" | "media">;
  readonly #thumbnails: string;

  constructor(host: Pick<NodeHost, "artifacts" | "media">, stateFolder: string) {
    this.#host = host;
    this.#thumbnails = stateFiles(stateFolder).thumbnails;
  }

  /** Throws `no-artifact`, `artifact-damaged`. */
  async find(sha256: string): Promise<StoredArtifact> {
    const media = /^[0-9a-f]{64}$/.test(sha256) ? await this.#host.artifacts.find(sha256) : undefined;
    if (!media) throw failure("no-artifact", "There is no such artifact");
    return { media, path: await this.#host.artifacts.verified(media) };
  }

  /** Stores a file from outside after its content was looked at; its name and type are not believed. */
  async add(bytes: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Media> {
    const fill = (path: string) => pipe(bytes, createWriteStream(path, { mode: 0o600 }), { signal });
    return this.#host.media.importFile(fill, "the upload", { signal });
  }

  /** A picture of an artifact: from the middle of a clip, or the image itself. Throws `no-picture`. */
  async thumbnail(sha256: string, signal: AbortSignal): Promise<{ readonly path: string; readonly type: string }> {
    const { media, path } = await this.find(sha256);
    if (media.media === "image") return { path, type: media.type };
    if (media.media === "audio") throw failure("no-picture", "A sound has no picture");
    const place = join(this.#thumbnails, `${sha256.slice(0, 12)}.png`);
    if (!(await stat(place).catch(() => undefined))) {
      const image = await this.#host.media.frame(media, media.seconds / 2, { signal });
      await mkdir(this.#thumbnails, { recursive: true, mode: 0o700 });
      const part = `${place}.${randomUUID()}.part`;
      await copyFile(await this.#host.artifacts.verified(image), part);
      await rename(part, place);
    }
    return { path: place, type: "image/png" };
  }
}
