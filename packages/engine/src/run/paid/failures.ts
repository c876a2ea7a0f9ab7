import { failure, ReelgraphError, type Problem } from "../../errors.ts";
import type { PaidJob } from "../../ledger/books.ts";
import { VendorError, type VendorProblem } from "../../vendor.ts";
import type { Order } from "./payments.ts";

export function stuck(job: PaidJob, { vendor }: Order): ReelgraphError {
  const minutes = Math.round(vendor.jobTimeoutMs / 60_000);
  return failure("job-timeout", `The job ${job.ref?.id} at ${vendor.id} is not over after ${minutes} minutes`, {
    hint: `it was accepted and may be billed. \`reelgraph resume ${job.owner}\` goes on waiting for it; \`reelgraph resolve ${job.owner} "${job.place}" --charged\` gives it up, \`--lost\` sends it again`,
  });
}

/** A failed unit knows what was charged all the same. */
export class ChargedFailure extends ReelgraphError {
  readonly charged: number | "unknown";
  constructor(problem: Problem, charged: number | "unknown") {
    super(problem);
    this.charged = charged;
  }
}

export function failed(problem: VendorProblem, charged: number | "unknown" | undefined): ChargedFailure {
  const code = problem.code === noKey ? noKey : (codes[problem.kind] ?? "vendor-failed");
  const { message } = failureOf(problem, code);
  return new ChargedFailure({ code, at: "", message, ...hintFor(problem, charged) }, charged ?? "unknown");
}

function failureOf({ message, code }: VendorProblem, ours: string): { message: string } {
  return { message: code === undefined || code === ours ? message : `${message} (${code})` };
}

/** The key isn't there at all. */
const noKey = "missing-secret";

const codes: Readonly<Partial<Record<VendorProblem["kind"], string>>> = {
  validation: "request-refused",
  auth: "vendor-auth",
  quota: "vendor-quota",
  moderation_input: "moderated",
  moderation_output: "moderated",
  model_gone: "model-gone",
  rate_limit: "rate-limited",
  capacity: "vendor-busy",
  network: "vendor-unreachable",
};

function hintFor({ kind, code }: VendorProblem, charged: number | "unknown" | undefined): { hint?: string } {
  if (kind === "provider" && charged === "unknown") {
    return {
      hint: 'the vendor doesn\'t say what it charged, so its price counts as spent ("billsFailed" in the configuration says what is true); another try costs again',
    };
  }
  if (code === noKey) return { hint: "set it in the environment, or in .env beside the configuration" };
  const hints: Partial<Record<VendorProblem["kind"], string>> = {
    validation: "the vendor says what it won't take; change the parameters of this node",
    auth: "check the key that the configuration names for this vendor: `reelgraph doctor`",
    quota: "the vendor's own credit or plan is used up",
    moderation_input: "the vendor's filter refused the prompt or a picture; nothing was made",
    moderation_output:
      "the vendor's filter refused the finished clip; the same prompt may pass another time, and cost again",
    model_gone: "choose another model; `reelgraph models` lists them",
    network: "check the network and the vendor's address; nothing was sent",
  };
  const hint = hints[kind];
  return hint === undefined ? {} : { hint };
}

export function toFailure(thrown: unknown, job: PaidJob): ReelgraphError {
  return thrown instanceof VendorError ? failed(thrown.problem, "unknown") : unfetched(thrown, job);
}

/** The job is done, and its clip doesn't come. What its vendor says of the address says nothing about a submission. */
export function unfetched(thrown: unknown, job: PaidJob): ReelgraphError {
  if (thrown instanceof ReelgraphError) return thrown;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  const { owner, place } = job;
  const hint = `the job is done and may be billed. \`reelgraph resume ${owner}\` asks for its clip again; where the vendor has it no more, \`reelgraph resolve ${owner} "${place}" --charged\` gives it up, and a new run buys another`;
  const message = `The clip of job ${job.ref?.id} can't be fetched: ${why}`;
  return new ChargedFailure({ code: "download-failed", at: "", message, hint }, "unknown");
}

export function charged(cause: ReelgraphError, usd: number | undefined): ChargedFailure {
  const problem = cause.problems[0] ?? { code: "not-media", at: "", message: cause.message };
  return new ChargedFailure(problem, usd ?? "unknown");
}
