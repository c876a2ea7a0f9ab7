import type { Exchange } from "../http/exchange.ts";
import { type Job, momentOf } from "../job.ts";
import { problem } from "../problem.ts";
import { findJob } from "./find-job.ts";

/** `DELETE /v1/videos/{id}`, which means different things to different servers. */
export function remove(exchange: Exchange, id: string): void {
  const { vendor, refuse, reply, now } = exchange;
  const job = findJob(exchange, id);
  if (!job) return;
  const { remove: how } = vendor.settings.profile;
  if (how === "finished" && isRunning(job, now)) {
    return refuse(problem(409, "video_not_finished", "Only a finished video can be deleted"));
  }
  const answer =
    how === "marks" ? { ...exchange.show(job), status: "deleted" } : { id, object: "video.deleted", deleted: true };
  if (how === "stops" && isRunning(job, now)) vendor.jobs.change(job.id, { cancelledAt: now });
  vendor.jobs.change(job.id, { deleted: true });
  reply.json(200, answer);
}

/** `POST /v1/videos/{id}/cancel`. What was charged stays charged. */
export function cancel(exchange: Exchange, id: string): void {
  const { vendor, refuse, reply, now } = exchange;
  const { profile, cancel: until } = vendor.settings;
  if (!profile.cancel || until === "never") return refuse(problem(404, "not_found", "There is no such route"));
  const job = findJob(exchange, id);
  if (!job) return;
  const { status } = momentOf(job, now);
  if (status === "queued" || (status === "in_progress" && until === "running")) {
    return reply.json(200, exchange.show(vendor.jobs.change(job.id, { cancelledAt: now })));
  }
  refuse(problem(409, "too_late", `The video is ${status} and can't be cancelled`));
}

function isRunning(job: Job, now: number): boolean {
  const { status } = momentOf(job, now);
  return status === "queued" || status === "in_progress";
}
