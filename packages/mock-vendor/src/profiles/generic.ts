import type { Job, Moment } from "../job.ts";
import { type Problem, problem } from "../problem.ts";
import type { Profile, Shown } from "./profile.ts";

/** The protocol as OpenAI published it, with the liberties that most servers allow: JSON too, and any length. */
export const generic: Profile = {
  refuses: ({ form }) => (form === "other" ? wrongForm("application/json or multipart/form-data") : undefined),
  seconds: (value) => positive(typeof value === "string" ? Number(value) : (value ?? 4)),
  secondsExpected: "a number above 0, or a string of one",
  seed: 0,
  show: video,
  problem: envelope,
  early: problem(404, "video_not_ready", "The video is not ready yet"),
  remove: "finished",
  cancel: true,
  works: true,
};

/** The Video object with all of its fields. */
export function video({ job, moment, id, expiresAt }: Shown): Record<string, unknown> {
  return {
    id,
    object: "video",
    model: job.model,
    status: moment.status,
    progress: moment.progress,
    created_at: toSeconds(job.createdAt),
    completed_at: moment.status === "completed" ? toSeconds(job.doneAt) : null,
    expires_at: moment.status === "completed" && expiresAt !== null ? toSeconds(expiresAt) : null,
    prompt: job.prompt,
    seconds: String(job.seconds + (job.work?.before ?? 0)),
    size: `${job.width}x${job.height}`,
    remixed_from_video_id: job.work?.of ?? null,
    error: errorOf(job, moment),
  };
}

/** Why a job failed. */
export function errorOf({ fate }: Job, { status }: Moment): { code: string; message: string } | null {
  if (status !== "failed") return null;
  if (fate === "moderated") return { code: "moderation_blocked", message: "The result was withheld by moderation" };
  return { code: "video_generation_failed", message: "The video could not be generated" };
}

/** The error object of OpenAI. */
export function envelope({ status, code, message, param }: Problem): unknown {
  const type = status === 429 ? "rate_limit_error" : status >= 500 ? "server_error" : "invalid_request_error";
  return { error: { message, type, param: param ?? null, code } };
}

export function wrongForm(expected: string): Problem {
  return problem(415, "unsupported_media_type", `The body must be ${expected}`);
}

/** The number, if it is one above 0. */
export function positive(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : undefined;
}

export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
