import { toProblem, type Problem } from "../../errors.ts";

/**
 * What went wrong in the media process. FFmpeg's own errors come from files that it can't make sense of, unless it says
 * that the disk takes no more.
 */
export async function problemOf(error: unknown): Promise<Problem> {
  const { FFmpegError, PosixError } = await import("node-av/lib");
  if (!(error instanceof FFmpegError)) return toProblem(error);
  const refusals = [PosixError.ENOSPC, PosixError.EACCES, PosixError.EPERM];
  const isRefused = refusals.some((name) => FFmpegError.AVERROR(name) === error.code);
  if (!isRefused)
    return { code: "damaged-media", at: "", message: `A media file can't be worked on: ${error.message}` };
  const hint = "make room or mend the disk; `reelgraph resume` goes on from what is written";
  return { code: "storage-failed", at: "", message: `A media file can't be written: ${error.message}`, hint };
}
