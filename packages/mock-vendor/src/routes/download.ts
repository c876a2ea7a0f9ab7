import { makeClip } from "../clip/clip.ts";
import { withCredentials } from "../clip/credentials.ts";
import type { Exchange } from "../http/exchange.ts";
import { momentOf } from "../job.ts";
import { problem } from "../problem.ts";
import { findJob } from "./find-job.ts";

/** `GET /v1/videos/{id}/content`. */
export function download(exchange: Exchange, id: string): void | Promise<void> {
  const { vendor, refuse, now } = exchange;
  const { profile, expiresMs } = vendor.settings;
  const job = findJob(exchange, id);
  if (!job) return undefined;
  const { status } = momentOf(job, now);
  if (status === "queued" || status === "in_progress") return refuse(profile.early);
  if (status !== "completed") return refuse(problem(404, "no_content", `The video is ${status}`));
  if (now > job.doneAt + expiresMs) return refuse(problem(410, "expired", "The video has expired"));
  const film = makeClip({ ...job, seconds: job.seconds + (job.work?.before ?? 0) });
  const bytes = vendor.settings.credentials ? withCredentials(film) : film;
  const due = vendor.faults.due("download", job.prompt);
  if (!due) return exchange.reply.send(200, bytes, { "content-type": "video/mp4" });
  exchange.note({ fault: due.fault.name });
  return due.fault.spoil(exchange.spoiling(due.waitMs, { job, bytes }));
}
