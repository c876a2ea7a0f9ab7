import { z } from "zod";
import type { VideoRequest } from "../../host.ts";
import type { Image } from "../../ports/values.ts";
import { VendorError, type Asset, type JobRef, type Vendor } from "../../vendor.ts";
import type { Adapter, AdapterOptions } from "../adapter.ts";
import type { FormField, HttpAnswer, HttpRequest } from "../http.ts";
import { lost, pollError, submitError } from "./errors.ts";
import { stateOf, WireJob } from "./job.ts";

/** Headers that carry our name for a submission: as an idempotency key, and as a tag that can be searched for. */
const nameHeaders = ["idempotency-key", "x-client-tag"];
const pageSize = 100;

/**
 * Speaks `POST /v1/videos`, the protocol that outlived its vendor: self-hosted servers and relays have it. Written on
 * plain requests, because the official client repeats billable POSTs.
 */
export const openAiVideos: Adapter = {
  use: "openai-videos",
  title: "Servers of POST /v1/videos",
  version: "1",
  submitClass: "unknown",
  models: [],
  open,
};

function open(options: AdapterOptions): Vendor {
  const { baseUrl, key, http, read, billsFailed, profile: _, ...vendor } = options;
  const base = baseUrl.replace(/\/+$/, "");
  const ask = ({ path, headers, ...rest }: Omit<HttpRequest, "url"> & { path: string }) => {
    const authorization = key ? { authorization: `Bearer ${key()}` } : {};
    const url = path.startsWith("http") ? path : `${base}${path}`;
    return http({ ...rest, url, headers: { ...authorization, ...headers } });
  };
  const jobPath = (job: JobRef) => `/videos/${encodeURIComponent(job.id)}`;

  return {
    ...vendor,
    async submit(request, { clientKey, signal, mayGo }) {
      const body = await bodyOf(request, read);
      const headers = Object.fromEntries(nameHeaders.map((name) => [name, clientKey]));
      let answer: HttpAnswer;
      try {
        answer = await ask({ method: "POST", path: "/videos", headers, body, signal, mayGo });
      } catch (thrown) {
        throw lost(thrown);
      }
      if (answer.status < 200 || answer.status > 299) throw await submitError(answer);
      // Taken, or so it seems. Without a readable id the job can't be named.
      const job = await parse(answer, WireJob).catch((cause: unknown) => {
        const message = "The vendor's answer to the submission can't be read";
        throw new VendorError({ kind: "submit_unknown", retry: "ask", message }, answer.headers, { cause });
      });
      return { id: job.id, headers: answer.headers };
    },
    async poll(job, signal) {
      const answer = await ask({ method: "GET", path: jobPath(job), signal });
      if (answer.status !== 200) throw await pollError(answer);
      return stateOf(await parse(answer, WireJob), billsFailed);
    },
    async download(job, asset, signal) {
      const answer = await content(job, asset, signal);
      if (answer.status !== 200) throw await pollError(answer);
      const length = Number(answer.headers.get("content-length") ?? Number.NaN);
      const type = answer.headers.get("content-type");
      return {
        bytes: answer.bytes,
        ...(Number.isFinite(length) ? { length } : {}),
        ...(type === null ? {} : { type }),
      };
    },
    async cancel(job, signal) {
      // DELETE removes finished jobs in the original protocol; servers that can cancel have a path for it.
      const answer = await ask({ method: "POST", path: `${jobPath(job)}/cancel`, body: { json: {} }, signal });
      if (answer.status === 404 || answer.status === 405) return "unsupported";
      return answer.status >= 200 && answer.status < 300 ? "cancelled" : "too_late";
    },
    async find(clientKey, since, signal) {
      let after = "";
      for (;;) {
        const query = `limit=${pageSize}&order=desc&tag=${clientKey}${after}`;
        const answer = await ask({ method: "GET", path: `/videos?${query}`, signal });
        if (answer.status !== 200) throw await pollError(answer);
        const { data, has_more } = await parse(answer, Page);
        const found = data.find((job) => holds(job, clientKey));
        if (found) return { id: found.id };
        const last = data.at(-1);
        // Newest first: older ones were there before we asked for ours.
        if (!has_more || !last || (last.created_at ?? Infinity) * 1000 < since) return undefined;
        after = `&after=${encodeURIComponent(last.id)}`;
      }
    },
  };

  /** Without an address of its own, a clip lies below its job. Our key goes to the configured server alone. */
  function content(job: JobRef, { url }: Asset, signal: AbortSignal): Promise<HttpAnswer> {
    const origin = /^https?:\/\/[^/]+/i.exec(base)?.[0] ?? base;
    if (url === undefined) return ask({ method: "GET", path: `${jobPath(job)}/content`, signal });
    if (url.startsWith("/")) return ask({ method: "GET", path: `${origin}${url}`, signal });
    if (url.startsWith(`${origin}/`)) return ask({ method: "GET", path: url, signal });
    return http({ method: "GET", url, signal, redirects: 3 });
  }
}

const Page = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), created_at: z.number().optional() })),
  has_more: z.boolean().optional(),
});

/** Whether a listed job carries our name, wherever the server puts it. */
function holds(job: unknown, name: string): boolean {
  if (job === name) return true;
  return typeof job === "object" && job !== null && Object.values(job).some((inner) => holds(inner, name));
}

/** JSON unless a picture goes with it. */
async function bodyOf(
  request: VideoRequest,
  read: (image: Image) => Promise<Uint8Array>,
): Promise<NonNullable<HttpRequest["body"]>> {
  const { model, prompt, seconds, size, negative, seed, image } = request;
  const fields = {
    model: model.slice(model.indexOf("/") + 1),
    prompt,
    seconds: String(seconds),
    ...(size ? { size: `${size.width}x${size.height}` } : {}),
    ...(negative === undefined ? {} : { negative_prompt: negative }),
    seed,
  };
  if (!image) return { json: fields };
  const texts: FormField[] = Object.entries(fields).map(([name, value]) => ({ name, text: String(value) }));
  const file = { name: "input_reference", file: await read(image), fileName: "first-frame", type: image.type };
  return { form: [...texts, file] };
}

async function parse<T>(answer: HttpAnswer, schema: z.ZodType<T>): Promise<T> {
  const text = await answer.text();
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new VendorError(
      { kind: "provider", retry: "poll", message: "The vendor's answer can't be read" },
      answer.headers,
      {
        cause,
      },
    );
  }
}
