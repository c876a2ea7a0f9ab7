import type { Exchange } from "../http/exchange.ts";
import type { Job } from "../job.ts";
import { problem } from "../problem.ts";

/** The job with an id from outside, if it is the client's; else the request is refused, and there is none. */
export function findJob(exchange: Exchange, id: string): Job | undefined {
  const { vendor, owner, refuse, note } = exchange;
  const { ids } = vendor.settings.profile;
  const read = ids ? ids.read(id) : { id, owner };
  if (read && read.owner !== owner.slice(0, read.owner.length)) {
    refuse(problem(403, "forbidden", "This key has no access to the video"));
    return undefined;
  }
  const job = read && vendor.jobs.get(read.id);
  if (job && !job.deleted && job.owner === owner) {
    note({ jobId: job.id });
    return job;
  }
  refuse(problem(404, "not_found", "There is no such video"));
  return undefined;
}
