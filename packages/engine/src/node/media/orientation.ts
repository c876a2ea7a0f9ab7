import { AV_PKT_DATA_DISPLAYMATRIX } from "node-av/constants";
import type { Stream } from "node-av/lib";
import type { Size } from "../../host.ts";

/** Quarter turns, clockwise, that show the stream's pictures upright. Phones film sideways and write this down. */
export function quarterTurns(stream: Stream): 0 | 1 | 2 | 3 {
  const matrix = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  if (!matrix || matrix.length < 36) return 0;
  const degrees = (Math.atan2(matrix.readInt32LE(4), matrix.readInt32LE(0)) * 180) / Math.PI;
  const turns = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return turns === 1 || turns === 2 || turns === 3 ? turns : 0;
}

/** The shape in which the stream is to be seen: upright and with square pixels, in whole pixels. */
export function displaySize(stream: Stream): Size {
  const { width, height } = stream.codecpar;
  const { num, den } = stream.sampleAspectRatio;
  const wide = num > 0 && den > 0 ? Math.round((width * num) / den) : width;
  return quarterTurns(stream) % 2 === 0 ? { width: wide, height } : { width: height, height: wide };
}

/** Filters that turn the stream's pictures upright and make their pixels square. */
export function upright(stream: Stream): string[] {
  const turn = [[], ["transpose=clock"], ["hflip", "vflip"], ["transpose=cclock"]][quarterTurns(stream)] ?? [];
  const { num, den } = stream.sampleAspectRatio;
  if (num === den || num <= 0 || den <= 0) return turn;
  const { width, height } = displaySize(stream);
  return [...turn, `scale=${width}:${height}:${scaling}`, "setsar=1"];
}

/** Options for FFmpeg's scaler: the same sums on every processor, and white that stays white on the way to RGB. */
export const scaling = "flags=bicubic+accurate_rnd+full_chroma_int+bitexact";
