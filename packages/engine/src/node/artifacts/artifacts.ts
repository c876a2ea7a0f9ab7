import type { Readable } from "node:stream";
import { failure, type ReelgraphError } from "../../errors.ts";
import type { Eventually } from "../../eventually.ts";
import type { Media } from "../../ports/values.ts";
import { extensionOf } from "../media-types.ts";
import type { Facts } from "../media/facts.ts";

/** Enough of a media value to find its bytes. */
export type MediaName = Pick<Media, "sha256" | "type">;

/** Part of a file in bytes; both ends belong to it. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Media files by content: `ab/<sha256>.<ext>`, with what is known about each beside it in `ab/<sha256>.json`.
 *
 * A file appears whole or not at all, and never changes. Any number of processes may share a store: equal content goes
 * to the same place, so it doesn't matter who is first. Where a store can't be asked, it throws `storage-failed` rather
 * than say that something is not there: what is not there may be bought again.
 */
export interface Artifacts {
  /**
   * Moves a file into the store. Its name is made here from its bytes; the file must be on the disk of the state folder.
   * When it returns, the content will not get lost with this process or machine, as far as the store can promise that.
   */
  put(file: string, facts: Facts): Promise<Media>;
  /** Whether the bytes are there, in full length. */
  has(media: MediaName & Pick<Media, "bytes">): Eventually<boolean>;
  /** The stored value with these bytes. */
  find(sha256: string): Promise<Media | undefined>;
  /**
   * Lends files with the bytes of values, read and found to be theirs, for the time of `use`; they may not be changed.
   * What is damaged is set aside, so that it is made or fetched anew. Throws `artifact-missing`, `artifact-damaged`.
   */
  lend<const M extends readonly MediaName[], T>(
    media: M,
    use: (files: { readonly [K in keyof M]: string }) => Promise<T>,
  ): Promise<T>;
  /** Where such a file lies, for a person or for a moment: it may go when others need its room. Throws as `lend` does. */
  verified(media: MediaName): Promise<string>;
  /** The bytes of a value, or a part of them, as they come. Throws as `lend` does; a stream that breaks off is no end. */
  open(media: Media, part?: Part): Promise<Readable>;
  /** The SHA-256 of all values. */
  list(): AsyncIterable<string>;
  /** Bytes of all files in the store. */
  size(): Promise<number>;
}

/** Where the bytes of a value lie in a store. Throws `invalid-media` on a value that names no content. */
export function placeIn({ sha256, type }: MediaName): string {
  return `${shelfOf(sha256)}/${sha256}.${extensionOf(type)}`;
}

/** Where what is known about a value lies in a store. Throws `invalid-media`. */
export function cardIn(sha256: string): string {
  return `${shelfOf(sha256)}/${sha256}.json`;
}

function shelfOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw failure("invalid-media", "A media value has no SHA-256 of its content");
  return sha256.slice(0, 2);
}

export function missing(media: MediaName): ReelgraphError {
  return unusable("artifact-missing", "has lost", media);
}

export function damaged(media: MediaName): ReelgraphError {
  return unusable("artifact-damaged", "holds other bytes than were stored as", media);
}

function unusable(code: string, what: string, { sha256, type }: MediaName): ReelgraphError {
  return failure(code, `The store ${what} ${sha256.slice(0, 8)} (${type})`, {
    hint: "run again, or resume: it is made anew, or fetched from the vendor who was paid for it",
  });
}
