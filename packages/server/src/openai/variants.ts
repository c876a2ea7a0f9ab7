import type { Image, Video } from "@reelgraph/engine";
import type { RunService } from "../service/runs.ts";
import { Refusal } from "./refusal.ts";
import { artifactToSend, type FileToSend } from "../http/file-to-send.ts";

const columns = 5;
/** So many pictures are remembered by the clip that they were made of; they can be made again. */
const remembered = 1000;

/** What can be downloaded of a video: itself, a picture from its middle, or a sheet of pictures from end to end. */
export class Variants {
  readonly #made = new Map<string, Promise<Image>>();

  /** Refuses with 400 other names, with 404 when the file is gone. */
  async find(sha256: string, variant: string, runs: RunService): Promise<FileToSend> {
    const { artifacts } = runs.host;
    const video = (await runs.artifact(sha256)) ?? gone();
    if (variant === "video") return artifactToSend(video, artifacts);
    if (video.media !== "video") return gone();
    if (variant === "thumbnail" || variant === "spritesheet") {
      return artifactToSend(await this.#picture(video, variant, runs), artifacts);
    }
    throw new Refusal(400, "invalid_value", "Expected video, thumbnail or spritesheet", { param: "variant" });
  }

  /** Made once, however many ask at a time. */
  async #picture(video: Video, variant: "thumbnail" | "spritesheet", { host }: RunService): Promise<Image> {
    const name = `${variant} ${video.sha256}`;
    const known = await this.#made.get(name);
    if (known && (await host.artifacts.has(known))) return known;
    const job = { signal: AbortSignal.timeout(120_000) };
    const made =
      variant === "thumbnail"
        ? host.media.frame(video, video.seconds / 2, job)
        : host.media.contactSheet([{ video, label: "" }], { columns, labels: false }, job);
    this.#made.set(name, made);
    made.catch(() => this.#made.delete(name));
    const [oldest] = this.#made.size > remembered ? this.#made.keys() : [];
    if (oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}

function gone(): never {
  throw new Refusal(404, "video_not_found", "The file of this video is gone");
}
