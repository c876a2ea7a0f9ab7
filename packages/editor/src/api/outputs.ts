import type { Media } from "@reelgraph/engine";
import { ask } from "./client.ts";

/** A media file that a run gave, with addresses that need no token for some hours. */
export interface Shown {
  /** The output's name; an item of a list has its key in it: `takes/noir`. */
  readonly name: string;
  readonly media: Media;
  readonly url: string;
  /** Of pictures and clips. */
  readonly thumbnail?: string;
}

interface Facts {
  readonly media: Media;
  readonly url: string;
  readonly thumbnail: string;
}

/** The media files among a run's outputs, films first. */
export async function outputsOf(run: string, signal: AbortSignal): Promise<readonly Shown[]> {
  const outputs = await ask<readonly { name: string; value: unknown }[]>(`/api/runs/${run}/outputs`, { signal });
  const files = outputs.flatMap(({ name, value }) => (isMedia(value) ? [{ name, media: value }] : []));
  const order = { video: 0, image: 1, audio: 2 };
  const sorted = files.toSorted((a, b) => order[a.media.media] - order[b.media.media]);
  return Promise.all(sorted.map(async ({ name, media }) => ({ name, ...(await addressesOf(media, signal)) })));
}

/** Addresses of an artifact for elements that can send no token. */
async function addressesOf({ sha256 }: Pick<Media, "sha256">, signal: AbortSignal): Promise<Omit<Shown, "name">> {
  const { media, url, thumbnail } = await ask<Facts>(`/api/artifacts/${sha256}/facts`, { signal });
  return { media, url, ...(media.media === "audio" ? {} : { thumbnail }) };
}

function isMedia(value: unknown): value is Media {
  return typeof value === "object" && value !== null && "media" in value && "sha256" in value;
}
