import { problem } from "../problem.ts";
import { errorOf, positive, toSeconds, wrongForm } from "./generic.ts";
import type { Profile } from "./profile.ts";

/**
 * SGLang's diffusion server. JSON for text alone, and a form only with a picture; whole seconds; errors in FastAPI's
 * way; jobs that live in memory; and a `DELETE` that stops nothing.
 */
export const sglang: Profile = {
  refuses({ form, values }) {
    if (form === "other") return wrongForm("application/json or multipart/form-data");
    const picture = values["input_reference"] ?? values["reference_url"];
    if (form === "json" || picture !== undefined) return undefined;
    return problem(400, "bad_request", "input_reference file or reference_url is required");
  },
  seconds(value, { form }) {
    // A form has strings only; in JSON a string is no whole number.
    const seconds = positive(form === "multipart" && typeof value === "string" ? Number(value) : (value ?? 4));
    return Number.isInteger(seconds) ? seconds : undefined;
  },
  secondsExpected: "a whole number above 0",
  seed: 1024,
  show({ job, moment, id, base }) {
    const done = moment.status === "completed";
    return {
      id,
      object: "video",
      model: job.model,
      status: moment.status,
      progress: moment.progress,
      created_at: toSeconds(job.createdAt),
      size: `${job.width}x${job.height}`,
      seconds: String(job.seconds),
      quality: "standard",
      remixed_from_video_id: null,
      completed_at: done ? toSeconds(job.doneAt) : null,
      expires_at: null,
      url: done ? `${base}/v1/videos/${id}/content` : null,
      file_path: done ? `outputs/${id}.mp4` : null,
      inference_time_s: done ? (job.doneAt - job.startAt) / 1000 : null,
      peak_memory_mb: done ? 24_576 : null,
      error: errorOf(job, moment),
    };
  },
  problem: ({ message }) => ({ detail: message }),
  early: problem(404, "not_found", "Generation is still in-progress"),
  remove: "marks",
  cancel: false,
  forgets: true,
};
