import { z } from "zod";
import type { JobRef } from "../../vendor.ts";
import { JobId } from "../wire/tolerant.ts";
import { vendorError } from "../wire/problems.ts";

/** fal's own queue, where the vendor may send us when a relay stands before it. */
export const falQueue = "https://queue.fal.run";

/** The three addresses of a job, as the vendor gave them: "do not build these URLs yourself". */
export interface Links {
  readonly status: string;
  readonly result: string;
  readonly cancel: string;
}

const Handle = z.object({ status: z.string(), result: z.string(), cancel: z.string() });
const address = z.string().optional().catch(undefined);

/** The answer to a submission, as far as it is needed. */
export const Accepted = z.looseObject({
  request_id: JobId,
  status_url: address,
  response_url: address,
  cancel_url: address,
});

/** An address on the configured origin or on fal's own, tidied; undefined for any other, which gets no key from us. */
function trusted(url: string | undefined, base: string): string | undefined {
  if (url === undefined) return undefined;
  const href = URL.parse(url)?.href;
  const origins = [URL.parse(base)?.origin, falQueue];
  return href !== undefined && origins.some((origin) => href.startsWith(`${origin}/`)) ? href : undefined;
}

/** The job's addresses. Those that can't be trusted are made as fal's own client makes them. */
export function linksOf(accepted: z.output<typeof Accepted>, endpoint: string, base: string): Links {
  const own = built(`${appOf(endpoint)}/requests/${encodeURIComponent(accepted.request_id)}`, base);
  return {
    status: trusted(accepted.status_url, base) ?? own.status,
    result: trusted(accepted.response_url, base) ?? own.result,
    cancel: trusted(accepted.cancel_url, base) ?? own.cancel,
  };
}

/**
 * The addresses of a job of this or another process. A person who found a lost job names it with its app, because an id
 * alone leads nowhere: `fal-ai/veo3.1/requests/ID`.
 */
export function storedLinks({ id, handle }: JobRef, base: string): Links {
  const read = Handle.safeParse(handle);
  if (read.success) {
    const [status, result, cancel] = [read.data.status, read.data.result, read.data.cancel].map((url) =>
      trusted(url, base),
    );
    if (status && result && cancel) return { status, result, cancel };
    throw vendorError("provider", "never", "The job's stored addresses are on another host than the configured one");
  }
  if (/^\w[\w.-]*(\/\w[\w.-]*)+\/requests\/[\w-]+$/.test(id)) return built(id, base);
  throw vendorError("provider", "never", "A job at fal is named with its app: owner/app/requests/ID");
}

function built(path: string, base: string): Links {
  const at = `${base.replace(/\/+$/, "")}/${path}`;
  return { status: `${at}/status`, result: at, cancel: `${at}/cancel` };
}

/** An app is `owner/name`, without the endpoint behind it; some kinds of app have a word before. */
function appOf(endpoint: string): string {
  const parts = endpoint.split("/");
  return parts.slice(0, parts[0] === "workflows" || parts[0] === "comfy" ? 3 : 2).join("/");
}
