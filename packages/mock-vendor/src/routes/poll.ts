import type { Exchange } from "../http/exchange.ts";
import { problem } from "../problem.ts";
import { findJob } from "./find-job.ts";

/** `GET /v1/videos/{id}`. */
export function poll(exchange: Exchange, id: string): void | Promise<void> {
  const job = findJob(exchange, id);
  if (!job) return undefined;
  const { limits, faults } = exchange.vendor;
  const refusal = limits.poll(exchange.now);
  if (refusal) return exchange.refuse(problem(429, refusal.code, refusal.message), refusal.headers);
  const due = faults.due("poll", job.prompt);
  if (!due) return exchange.reply.json(200, exchange.show(job));
  exchange.note({ fault: due.fault.name });
  return due.fault.spoil(exchange.spoiling(due.waitMs, { job }));
}
