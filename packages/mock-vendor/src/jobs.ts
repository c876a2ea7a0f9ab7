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
  const keys = new Map<string, Job>();
  let active: Job[] = [];
  const put = (job: Job) => {
    jobs.set(job.id, job);
    if (job.key !== null) keys.set(`${job.owner} ${job.key}`, job);
    active = active.filter(({ id }) => id !== job.id);
    if (!job.deleted) active.push(job);
  };
  // Written below, by this program alone.
  for (const line of log.lines) {
    const job = JSON.parse(line) as Job;
    if (accepted(job)) put(job);
  }
  return {
    get: (id) => jobs.get(id),
    withKey: (owner, key) => keys.get(`${owner} ${key}`),
    all: () => jobs.values(),
    unfinished: (now) => (active = active.filter((job) => !isOver(job, now))),
    add(job) {
      log.append(JSON.stringify(job));
      put(job);
    },
    change(id, change) {
      const job = jobs.get(id);
      if (!job) throw new Error(`There is no job ${id}`);
      const changed = { ...job, ...change };
      log.append(JSON.stringify(changed));
      put(changed);
      return changed;
    },
    close: () => log.close(),
  };
}
