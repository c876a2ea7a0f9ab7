import { z } from "zod";
import type { JobRef, Vendor, VendorErrorKind } from "../../vendor.ts";
import type { Adapter, AdapterOptions } from "../adapter.ts";
import { unreadable, type Said } from "../wire/problems.ts";
import { standardWebhook } from "../wire/standard-webhook.ts";
import { termsOf } from "../wire/terms.ts";
import { JobId } from "../wire/tolerant.ts";
import { openWire } from "../wire/wire.ts";
import { bodyOf } from "./body.ts";
import { models } from "./catalogue.ts";
import { Interaction, stateOf } from "./job.ts";

/**
 * Google's Gemini Omni through the Interactions API: a background job, asked after and cancelled by its id. Shapes from the
 * types of @google/genai 3.1.0. The key goes in a header, never in an address.
 */
export const googleOmni: Adapter = {
  use: "google-omni",
  title: "Google Gemini Omni",
  version: "1",
  baseUrl: "https://generativelanguage.googleapis.com/v1",
  keyName: "GEMINI_API_KEY",
  submitClass: "unknown",
  models,
  open,
  reach: async (options, signal) => void (await wireOf(options).get("/models?pageSize=1", z.unknown(), signal)),
};

/** Bytes. Some deployments send the request's pictures back with every answer. */
const mostText = 64 * 1024 * 1024;
const Accepted = z.looseObject({ id: JobId });
const Event = z.looseObject({ data: z.looseObject({ id: JobId }) });

function wireOf(options: AdapterOptions) {
  return openWire(options, { auth: (key) => ({ "x-goog-api-key": key }), refusal });
}

/** A wrong key is a bad request here. */
function refusal(status: number, { message = "" }: Said): VendorErrorKind | undefined {
  return status === 400 && /api key/i.test(message) ? "auth" : undefined;
}

function open(options: AdapterOptions): Vendor {
  const wire = wireOf(options);
  const pathOf = ({ id }: JobRef) => `/interactions/${encodeURIComponent(id)}`;
  return {
    ...termsOf(options),
    async submit(request, submission) {
      const body = async () => ({ json: await bodyOf(request, options.read) });
      const { data, headers } = await wire.submit("/interactions", { body, schema: Accepted }, submission);
      return { id: data.id, headers };
    },
    poll: async (job, signal) =>
      stateOf(await wire.get(pathOf(job), Interaction, signal, mostText), options.billsFailed),
    async download(_, { url }, signal) {
      if (url === undefined) throw unreadable();
      return wire.download({ url }, signal);
    },
    async cancel(job, signal) {
      const { status } = await wire.exchange(`${pathOf(job)}/cancel`, { method: "POST", body: { json: {} }, signal });
      return status >= 200 && status < 300 ? "cancelled" : "too_late";
    },
    // Of webhooks that were registered for the whole project: an address that is named in a request gets messages that
    // Google signs in another way.
    async parseWebhook(message) {
      const { id, json } = await standardWebhook(message, options);
      const read = Event.safeParse(json);
      return read.success ? { id, job: read.data.data.id } : { id };
    },
  };
}
