import { z } from "zod";
import type { JobRef, Vendor, VendorError } from "../../vendor.ts";
import type { Adapter, AdapterOptions } from "../adapter.ts";
import { sora } from "../retired.ts";
import { vendorError } from "../wire/problems.ts";
import { standardWebhook } from "../wire/standard-webhook.ts";
import { JobId } from "../wire/tolerant.ts";
import { termsOf } from "../wire/terms.ts";
import { openWire } from "../wire/wire.ts";
import { bodyOf, pathOf } from "./body.ts";
import { stateOf, WireJob } from "./job.ts";
import { profiles } from "./profiles.ts";

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
  profiles: Object.keys(profiles),
  submitClass: "unknown",
  submitClasses: ["idempotent", "searchable"],
  models: sora.map((model) => ({ ...model, profiles: ["openai-retired"] })),
  open,
  reach: async (options, signal) => void (await wireOf(options).get("/models", z.unknown(), signal)),
};

const Accepted = z.looseObject({ id: JobId });
const Event = z.looseObject({ data: z.looseObject({ id: JobId }) });

function wireOf(options: AdapterOptions) {
  return openWire(options, { auth: (key) => ({ authorization: `Bearer ${key}` }) });
}

function open(options: AdapterOptions): Vendor {
  const { read, billsFailed } = options;
  const profile = profiles[options.profile ?? "generic"] ?? { text: "json" };
  const wire = wireOf(options);
  const at = (job: JobRef) => `/videos/${encodeURIComponent(job.id)}`;
  const { cancel } = profile;

  return {
    ...termsOf(options),
    async submit(request, submission) {
      if (profile.retired !== undefined) throw gone(profile.retired, request.model);
      const headers = Object.fromEntries(nameHeaders.map((name) => [name, submission.clientKey]));
      const body = () => bodyOf(request, profile, read);
      const { data, headers: answered } = await wire.submit(
        pathOf(request),
        { body, schema: Accepted, headers },
        submission,
      );
      return { id: data.id, headers: answered };
    },
    poll: async (job, signal) => stateOf(await wire.get(at(job), WireJob, signal), billsFailed),
    // Without an address of its own, a clip lies below its job.
    download: (job, { url }, signal) =>
      wire.download(url === undefined ? { path: `${at(job)}/content` } : { url }, signal),
    ...(cancel && {
      async cancel(job, signal) {
        const { status } =
          cancel === "delete"
            ? await wire.exchange(at(job), { method: "DELETE", signal })
            : await wire.exchange(`${at(job)}/cancel`, { method: "POST", body: { json: {} }, signal });
        if (status === 405 || (status === 404 && cancel === "path")) return "unsupported";
        return status >= 200 && status < 300 ? "cancelled" : "too_late";
      },
    }),
    // `video.completed` and `video.failed`; the address is registered with the server, not named in a request.
    async parseWebhook(message) {
      const { id, json } = await standardWebhook(message, options);
      const read = Event.safeParse(json);
      return read.success ? { id, job: read.data.data.id } : { id };
    },
    async find(clientKey, since, signal) {
      const needs = profile.listNeeds === undefined ? "" : `&${profile.listNeeds}`;
      let after = "";
      for (;;) {
        const query = `limit=${pageSize}&order=desc&tag=${clientKey}${needs}${after}`;
        const { data, has_more } = await wire.get(`/videos?${query}`, Page, signal);
        const found = data.find((job) => holds(job, clientKey));
        if (found) return { id: found.id };
        const last = data.at(-1);
        // Newest first: older ones were there before we asked for ours.
        if (!has_more || !last || (last.created_at ?? Infinity) * 1000 < since) return undefined;
        after = `&after=${encodeURIComponent(last.id)}`;
      }
    },
  };
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

function gone(why: string, model: string): VendorError {
  const { replacedBy } = sora.find(({ id }) => model.endsWith(`/${id}`)) ?? {};
  const instead = replacedBy === undefined ? "" : `; ${replacedBy} may take its place`;
  return vendorError("model_gone", "never", `${why}${instead}`);
}
