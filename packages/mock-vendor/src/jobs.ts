import { isOver, type Job } from "./job.ts";
import { openLog } from "./log-file.ts";

/** All jobs, in the order in which they came. */
export interface Jobs {
  get(id: string): Job | undefined;
  /** The newest that came with this key. */
  withKey(owner: string, key: string): Job | undefined;
  all(): Iterable<Job>;
  /** Those that are neither done nor cancelled. */
  unfinished(now: number): readonly Job[];
  add(job: Job): void;
  change(id: string, change: Pick<Job, "cancelledAt"> | Pick<Job, "deleted"> | Pick<Job, "stuckAt">): Job;
  close(): void;
}

/**
 * Opens the jobs, in a file or in memory. `accepted` tells whether a job of the file had got to the point where it
 * counts; the others are forgotten, because the vendor died before it told anybody.
 */
export function openJobs(file: string | undefined, accepted: (job: Job) => boolean): Jobs {
  const log = openLog(file, { sync: false });
  const jobs = new Map<string, Job>();
  const keys = new Map<string, string>();
  const put = (job: Job) => {
    // A change of an old job must not hide a newer one with the same key.
    if (job.key !== null && !jobs.has(job.id)) keys.set(`${job.owner} ${job.key}`, job.id);
    jobs.set(job.id, job);
  };
  // Written below, by this program alone.
  for (const line of log.lines) {
    const job = JSON.parse(line) as Job;
    if (accepted(job)) put(job);
  }
  // The newest version of each, and for now those that are over, too.
  let active = [...jobs.values()];
  return {
    get: (id) => jobs.get(id),
    withKey: (owner, key) => jobs.get(keys.get(`${owner} ${key}`) ?? ""),
    all: () => jobs.values(),
    unfinished: (now) => (active = active.filter((job) => !isOver(job, now))),
    add(job) {
      log.append(JSON.stringify(job));
      put(job);
      active.push(job);
    },
    change(id, change) {
      const job = jobs.get(id);
      if (!job) throw new Error(`There is no job ${id}`);
      const changed = { ...job, ...change };
      active = active.map((other) => (other === job ? changed : other));
      log.append(JSON.stringify(changed));
      put(changed);
      return changed;
    },
    close: () => log.close(),
  };
}
