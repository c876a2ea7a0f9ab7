import { accept } from "../accept.ts";
import { readAsk } from "../ask.ts";
import type { Exchange } from "../http/exchange.ts";
import { type Fields, readFields } from "../http/fields.ts";
import type { Job } from "../job.ts";
import { problem } from "../problem.ts";
import { readWork, type Work } from "./work.ts";

/** `POST /v1/videos`, `…/extensions`, `…/edits` and `…/{id}/remix`. */
export async function submit(exchange: Exchange, work?: { readonly how: Work; readonly of?: string }): Promise<void> {
  const { vendor, request, refuse, note } = exchange;
  const { settings, jobs, limits, faults } = vendor;
  const key = header(exchange, "idempotency-key");
  const tag = header(exchange, "x-client-tag");
  note({ ...(key !== null && { key }), ...(tag !== null && { tag }) });

  // A rule for certain prompts has to know the prompt; without such rules the body can stay unread.
  let fields = faults.asksForPrompt ? await readFields(request) : undefined;
  const due = faults.due("submit", promptOf(fields));
  const fault = due?.fault;
  const spoiling = (job?: Job) => exchange.spoiling(due?.waitMs ?? 0, job && { job });
  /** The answer about a repeated submission can get lost like that about the first. */
  const answer = (job: Job, headers: Record<string, string>) =>
    fault?.when === "after" ? fault.spoil(spoiling(job)) : exchange.reply.json(200, exchange.show(job), headers);
  if (fault) note({ fault: fault.name });
  if (fault?.when === "unread") return fault.spoil(spoiling());

  fields ??= await readFields(request);
  if (fault?.when === "before") return fault.spoil(spoiling());
  // The body took its time; from here on nothing waits, so submissions are counted in the order of this moment.
  const now = settings.now();
  const busy = jobs.unfinished(now).map(({ doneAt }) => doneAt);
  const refusal = limits.submit(now, busy);
  if (refusal) return refuse(problem(429, refusal.code, refusal.message), refusal.headers);
  if (!fields) return refuse(problem(400, "invalid_body", "The body could not be read"));

  const known = settings.class === "A" && key !== null ? jobs.withKey(exchange.owner, key) : undefined;
  if (known && now - known.createdAt < settings.keyKeptMs) {
    note({ jobId: known.id });
    if (known.request !== fields.hash) {
      return refuse(problem(422, "idempotency_key_reused", "This key came with another request before"));
    }
    return answer(known, { "idempotent-replayed": "true" });
  }

  const ordered = work ? readWork(exchange, work.how, fields, work.of) : { fields };
  if ("status" in ordered) return refuse(ordered);
  const ask = readAsk(ordered.fields, settings);
  if ("status" in ask) return refuse(ask);
  const fate = fault?.when === "fate" ? fault.fate : "completed";
  const { owner } = exchange;
  const done = "work" in ordered ? { work: ordered.work } : {};
  const job = accept(vendor, { ask, fate, owner, key, tag, request: fields.hash, now, ...done });
  note({ jobId: job.id });
  return answer(job, limits.headers(now));
}

function promptOf(fields: Fields | undefined): string {
  const prompt = fields?.values["prompt"];
  return typeof prompt === "string" ? prompt : "";
}

function header({ request }: Exchange, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}
