import type { Video } from "@reelgraph/engine";
import { flatOutputs } from "../service/outputs.ts";
import type { RunView } from "../service/run-view.ts";
import { snake } from "./refusal.ts";
import type { Finished, VideoRow } from "./video-row.ts";

/** A video as the clients of OpenAI know it. Every field is always there. Times in seconds since the epoch. */
export interface VideoObject {
  readonly id: string;
  readonly object: "video";
  readonly model: string;
  readonly status: "queued" | "in_progress" | "completed" | "failed";
  /** 0 to 100. */
  readonly progress: number;
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly expires_at: number | null;
  readonly prompt: string | null;
  readonly seconds: string;
  readonly size: string;
  readonly remixed_from_video_id: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** What a run means for its video. */
export type Fate =
  | { readonly status: "queued" | "in_progress"; readonly progress: number }
  | { readonly status: "completed"; readonly finished: Finished }
  | { readonly status: "failed"; readonly error: NonNullable<VideoObject["error"]> };

/**
 * Clients wait until a video is completed or has failed, and know nothing else: a run that waits for a person has failed
 * for them, though it may be resumed here.
 */
export function fateOf(run: RunView | undefined): Fate {
  if (!run) return failed("run_lost", "The record of its run is gone or damaged");
  switch (run.state) {
    case "queued":
      return { status: "queued", progress: 0 };
    case "running":
      return { status: "in_progress", progress: progressOf(run) };
    case "succeeded":
      return completed(run);
    case "cancelled":
      return failed("cancelled", "The run was cancelled");
    default: {
      const [problem] = run.problems;
      const message = run.state === "paused" ? "The run waits for a person" : "The run did not get to its end";
      return failed(snake(problem?.code ?? `run-${run.state}`), problem?.message ?? message);
    }
  }
}

/** A video, with what its run says. */
export function toVideo(row: VideoRow, fate: Fate): VideoObject {
  const finished = fate.status === "completed" ? fate.finished : undefined;
  return {
    id: row.id,
    object: "video",
    model: row.model,
    status: fate.status,
    progress: finished ? 100 : Math.max(row.progress, "progress" in fate ? fate.progress : 0),
    created_at: toSeconds(row.created),
    completed_at: finished ? toSeconds(finished.at) : null,
    expires_at: null,
    prompt: row.prompt,
    seconds: finished ? String(Number(finished.seconds.toFixed(1))) : (row.seconds ?? "0"),
    size: finished ? `${finished.width}x${finished.height}` : (row.size ?? "0x0"),
    remixed_from_video_id: row.source,
    error: fate.status === "failed" ? fate.error : null,
  };
}

/** The output `video`, or else the first one that is a video. */
function completed({ outputs, units, created }: RunView): Fate {
  const videos = flatOutputs(outputs).filter(({ media }) => media?.media === "video");
  const video = (videos.find(({ name }) => name === "video") ?? videos[0])?.media as Video | undefined;
  if (!video) return failed("no_video", "The pipeline ended without a video");
  const { sha256, seconds, width, height } = video;
  const at = Math.max(created, ...units.map(({ ended }) => ended ?? 0));
  return { status: "completed", finished: { sha256, at, seconds, width, height } };
}

function failed(code: string, message: string): Fate {
  return { status: "failed", error: { code, message } };
}

/** The share of what is known to be done; 100 is kept for the end. */
function progressOf({ units }: RunView): number {
  const fraction = ({ state, fraction }: RunView["units"][number]) =>
    state === "finished" || state === "cached" || state === "skipped" ? 1 : fraction;
  const sum = units.reduce((sum, unit) => sum + fraction(unit), 0);
  return Math.min(99, Math.floor((100 * sum) / Math.max(1, units.length)));
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
