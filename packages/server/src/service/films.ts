import { basename, posix } from "node:path";
import { Readable } from "node:stream";
import { failure, placeOf, type Media, type RunEvent } from "@reelgraph/engine";
import { extensionOf, pipelineBox, safeFileName, takesPipeline, type NodeHost } from "@reelgraph/engine/node";
import type { RunSource } from "../wire/run.ts";
import type { RunBook } from "./run-book.ts";
import { givenBy } from "./units/unit-outputs.ts";

/** A file of a run for somebody to keep. */
export interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** It carries the pipeline that made it. */
  readonly carries: boolean;
  /** Reads it, when it is to be sent. */
  open(): ReadableStream;
}

export interface FilmOptions {
  readonly book: Pick<RunBook, "told" | "get" | "source">;
  readonly host: Pick<NodeHost, "artifacts">;
}

/**
 * A file that a run gave, with the pipeline put behind a film that takes it; the artifact itself stays as it is. Throws
 * `unknown-run`, `no-artifact` for what the run didn't give.
 */
export async function fileOf(
  run: string,
  sha256: string,
  withPipeline: boolean,
  { book, host }: FilmOptions,
): Promise<KeptFile> {
  await book.get(run);
  const found = find(sha256, await book.told(run));
  if (!found) throw failure("no-artifact", "The run gave no such file");
  const { media, place } = found;
  const source = await book.source(run);
  const carries = withPipeline && (await host.artifacts.lend([media], ([file]) => takesPipeline(file, media.type)));
  const box = carries ? pipelineBox(carried(source, run)) : Buffer.alloc(0);
  const title = `${basename(source.file, ".json")} ${place}`;
  return {
    name: `${safeFileName(title)}.${extensionOf(media.type)}`,
    type: media.type,
    bytes: media.bytes + box.length,
    carries,
    open: () => Readable.toWeb(Readable.from(parts(media, box, host))) as ReadableStream,
  };
}

async function* parts(media: Media, box: Buffer, { artifacts }: FilmOptions["host"]): AsyncGenerator<Buffer> {
  yield* (await artifacts.open(media)) as AsyncIterable<Buffer>;
  if (box.length > 0) yield box;
}

/** No folder of the server is in it: what lies beside the pipeline is named from there. */
function carried({ file, text, texts }: RunSource, run: string) {
  const beside = ([name, other]: [string, string]) => {
    const path = posix.relative(posix.dirname(file), name);
    return [path.startsWith(".") ? path : `./${path}`, other];
  };
  const others = Object.fromEntries(Object.entries(texts).map(beside)) as Record<string, string>;
  return { version: 1, generator: "reelgraph", file: basename(file), text, texts: others, run } as const;
}

/** The unit that gave it first. */
function find(
  sha256: string,
  events: readonly RunEvent[],
): { readonly media: Media; readonly place: string } | undefined {
  for (const event of events) {
    if (event.type !== "unit.finished" && event.type !== "unit.cached") continue;
    for (const { media } of givenBy(event.outputs))
      if (media?.sha256 === sha256) return { media, place: placeOf(event) };
  }
  return undefined;
}
