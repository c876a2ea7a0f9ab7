/** The pipeline that made a film, as the film carries it. */
export interface FilmPipeline {
  /** Name of the file that it was. */
  readonly file: string;
  readonly text: string;
  /** Other pipelines that it uses, by their path from it. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Names our box among those that anybody may put into an MP4. */
const ours = "cbcd571bdb194c8abf28451d5cb56a5b";
const uuidLength = 16;
/** More than this isn't read out of a file that may be anybody's, in bytes. */
const largest = 8 * 1024 * 1024;
const mostBoxes = 10_000;

/**
 * Reads the pipeline out of a film that Reelgraph made: a `uuid` box with JSON (ISO/IEC 14496-12). Only the heads of the
 * boxes are read until it is found; a file of gigabytes costs as little as a short one. Undefined where there is none.
 */
export async function readFilmPipeline(film: Blob): Promise<FilmPipeline | undefined> {
  let found: FilmPipeline | undefined;
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= film.size; count++) {
    const head = new DataView(await film.slice(at, at + 16 + uuidLength).arrayBuffer());
    const long = head.getUint32(0) === 1 && head.byteLength >= 16;
    const start = long ? 16 : 8;
    const length = long ? Number(head.getBigUint64(8)) : head.getUint32(0) || film.size - at;
    if (length < start || at + length > film.size) return found;
    const content = start + uuidLength;
    if (nameOf(head) === "uuid" && length > content && length <= largest && uuidOf(head, start) === ours) {
      found = parse(await film.slice(at + content, at + length).text()) ?? found;
    }
    at += length;
  }
  return found;
}

const nameOf = (head: DataView): string =>
  String.fromCharCode(head.getUint8(4), head.getUint8(5), head.getUint8(6), head.getUint8(7));

function uuidOf(head: DataView, from: number): string {
  const bytes = Array.from({ length: Math.max(0, Math.min(uuidLength, head.byteLength - from)) }, (_, at) =>
    head.getUint8(from + at),
  );
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function parse(json: string): FilmPipeline | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string")
      return undefined;
    const file = "file" in value && typeof value.file === "string" ? value.file : "pipeline.json";
    const texts = "texts" in value && typeof value.texts === "object" ? Object.entries(value.texts ?? {}) : [];
    return {
      file,
      text: value.text,
      texts: Object.fromEntries(texts.filter((one): one is [string, string] => typeof one[1] === "string")),
    };
  } catch {
    return undefined;
  }
}
