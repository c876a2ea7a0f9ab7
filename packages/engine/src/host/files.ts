import type { Json, Media } from "../ports/values.ts";
import type { Job } from "./job.ts";

/** Where a file came from, as it is told beside it. */
export interface Origin {
  /** The file that is meant, by its SHA-256 in hex. */
  readonly file: { readonly sha256: string };
}

/** Work whose files leave the run. */
export interface Delivering extends Job {
  /** Where a file came from; undefined: it is not known. Absent: nothing is told beside files. */
  origin?(media: Media): Promise<Origin | undefined>;
}

/** Files named by a pipeline, relative to its folder. Escaping that folder is refused. */
export interface Files {
  /** Imports a media file into the artifact store. Throws `file-not-found`, `not-media`, `unsupported-media`, … */
  load(source: { file: string } | { url: string }, kind: Media["media"], job: Job): Promise<Media>;
  /** Writes a value under the run's output folder, and beside a media file its origin; returns the path written. */
  save(name: string, value: Media | string, job: Delivering): Promise<string>;
}

/** The places of the configuration that a run may send to, by name. Each takes the same thing as often as it comes. */
export interface Destinations {
  /** Sends a signed webhook. `id` names the message: it stays the same over all tries. Throws `unknown-destination`, `not-delivered`. */
  notify(to: string, message: { readonly id: string; readonly body: Json }, job: Job): Promise<Json>;
  /** Puts a file, with its origin beside it, or a text into a folder or a bucket. Throws `unknown-destination`, `not-published`. */
  publish(to: string, name: string, value: Media | string, job: Delivering): Promise<Json>;
}
