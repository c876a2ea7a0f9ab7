import { AVERROR_EAGAIN, AVERROR_EOF } from "node-av/constants";
import { FFmpegError, FilterGraph, Frame, type Rational } from "node-av/lib";

/** Frames in, frames out. */
export interface Filter extends Disposable {
  /** Gives a frame to the filter (null: the end) and takes what comes out. The filter takes the frame over. */
  push(frame: Frame | null): Generator<Frame>;
  /** Time base of the frames that come out. */
  readonly timeBase: Rational;
}

/**
 * A chain of FFmpeg filters between a source described by `source` (the options of `buffer` or `abuffer`) and its end.
 * Only text made here may go into a chain: nothing a person or a file said.
 */
export async function openFilter(kind: "video" | "audio", source: string, chain: string): Promise<Filter> {
  const prefix = kind === "video" ? "" : "a";
  const graph = new FilterGraph();
  graph.alloc();
  // One thread: the order of floating-point sums, and with it the result, must not depend on the machine.
  graph.nbThreads = 1;
  const text = `${prefix}buffer@in=${source},${chain},${prefix}buffersink@out`;
  FFmpegError.throwIfError(graph.parsePtr(text), `parse filter ${chain}`);
  FFmpegError.throwIfError(await graph.config(), `set up filter ${chain}`);
  const entry = graph.getFilter(`${prefix}buffer@in`);
  const exit = graph.getFilter(`${prefix}buffersink@out`);
  if (!entry || !exit) throw new Error(`The filter has no ends: ${chain}`);
  return {
    timeBase: exit.buffersinkGetTimeBase(),
    *push(frame) {
      FFmpegError.throwIfError(entry.buffersrcAddFrameSync(frame), "filter");
      frame?.free();
      for (;;) {
        const result = new Frame();
        result.alloc();
        const code = exit.buffersinkGetFrameSync(result);
        if (code >= 0) {
          yield result;
          continue;
        }
        result.free();
        if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return;
        FFmpegError.throwIfError(code, "filter");
      }
    },
    [Symbol.dispose]: () => graph.free(),
  };
}
