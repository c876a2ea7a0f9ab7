import type { Exchange } from "../http/exchange.ts";
import { findJob } from "./find-job.ts";

/** `GET /v1/videos/{id}`. */
export function poll(exchange: Exchange, id: string): void | Promise<void> {
  const job = findJob(exchange, id);
  if (!job) return undefined;
  const due = exchange.vendor.faults.due("poll", job.prompt);
  if (!due) return exchange.reply.json(200, exchange.show(job));
  exchange.note({ fault: due.fault.name });
  return due.fault.spoil(exchange.spoiling(due.waitMs, { job }));
}
