import type { LinkedMedia, RunOutput } from "@reelgraph/server/wire";
import { ask } from "./client.ts";

/** A media file that a run gave, with addresses that need no token for some hours. */
export interface Shown {
  /** The output's name; an item of a list has its key in it: `takes/noir`. */
  readonly name: string;
  readonly media: LinkedMedia["media"];
  readonly url: string;
  /** The file to keep: a film carries the pipeline that made it. */
  readonly save: string;
  /** Of pictures and clips. */
  readonly thumbnail?: string;
}

/** The media files among a run's outputs, films first. */
export async function outputsOf(run: string, signal: AbortSignal): Promise<readonly Shown[]> {
  const outputs = await ask<readonly RunOutput[]>(`/api/runs/${run}/outputs`, { signal });
  const order = { video: 0, image: 1, audio: 2 };
  return outputs
    .flatMap(({ name, file }) => (file ? [shownOf(name, file)] : []))
    .toSorted((a, b) => order[a.media.media] - order[b.media.media]);
}

function shownOf(name: string, { media, links: { url, thumbnail, save = url } }: LinkedMedia): Shown {
  return { name, media, url, save, ...(thumbnail === undefined ? {} : { thumbnail }) };
}
