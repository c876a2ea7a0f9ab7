import { z } from "zod";
import type { Vendor } from "../../vendor.ts";
import type { Adapter, AdapterOptions } from "../adapter.ts";
import type { Said } from "../wire/problems.ts";
import { termsOf } from "../wire/terms.ts";
import { JobId } from "../wire/tolerant.ts";
import { openWire, type Wire } from "../wire/wire.ts";
import { runwayRequest } from "./body.ts";
import { runwayModels } from "./catalogue.ts";
import { limited, Organization } from "./limits.ts";
import { Credits, stateOf, Task, usdOf } from "./state.ts";

const Accepted = z.looseObject({ id: JobId, estimatedCost: Credits });
/** The most that the vendor said a job may cost. */
const Handle = z.looseObject({ mostUsd: z.number().min(0) });

/**
 * Runway's API, version 2024-11-06: text_to_video and image_to_video. It tells the highest cost when it takes a job and
 * the final cost at its end, and gives fresh addresses of a clip at every poll.
 *
 * From the types and the code of @runwayml/sdk 4.20.1 and from Runway's pages (November 2026); never tried live. Not
 * verified: credits a second, which are from Runway's own examples and copies of its pages; the sentence about missing
 * credits; whether a cancelled task can still be asked for. Runway refuses fields that a model doesn't know, so of its
 * other models only those can be used whose lengths and sizes are written as here.
 */
export const runway: Adapter = {
  use: "runway",
  title: "Runway",
  version: "1",
  baseUrl: "https://api.dev.runwayml.com",
  keyName: "RUNWAYML_API_SECRET",
  // No way to name a submission, and no list of tasks.
  submitClass: "unknown",
  models: runwayModels,
  open,
  async reach(options, signal) {
    await wireOf(options).get("/v1/organization", z.unknown(), signal);
  },
  async list(options, signal) {
    return limited(await wireOf(options).get("/v1/organization", Organization, signal));
  },
};

function wireOf(options: AdapterOptions): Wire {
  return openWire(options, {
    auth: (key) => ({ authorization: `Bearer ${key}` }),
    headers: { "x-runway-version": "2024-11-06" },
    refusal,
  });
}

function open(options: AdapterOptions): Vendor {
  const { read, billsFailed } = options;
  const wire = wireOf(options);
  const task = (id: string) => `/v1/tasks/${encodeURIComponent(id)}`;
  return {
    ...termsOf(options),
    async submit(request, submission) {
      const { path, body } = runwayRequest(request, read);
      const sending = { body: async () => ({ json: await body() }), schema: Accepted };
      const { data, headers } = await wire.submit(path, sending, submission);
      const mostUsd = usdOf(data.estimatedCost);
      return { id: data.id, ...(mostUsd === undefined ? {} : { handle: { mostUsd } }), headers };
    },
    async poll({ id, handle }, signal) {
      const state = stateOf(await wire.get(task(id), Task, signal), billsFailed);
      if (state.status !== "succeeded" || state.usd !== undefined) return state;
      const { mostUsd } = Handle.safeParse(handle).data ?? {};
      return { ...state, ...(mostUsd === undefined ? {} : { usd: mostUsd }) };
    },
    download(_job, { url = "" }, signal) {
      return wire.download({ url }, signal);
    },
    async cancel({ id }, signal) {
      // The same request deletes a finished task with its clip, so it is sent only while there is something to stop.
      const { status } = stateOf(await wire.get(task(id), Task, signal), billsFailed);
      if (status !== "queued" && status !== "running") return "too_late";
      const reply = await wire.exchange(task(id), { method: "DELETE", signal });
      if (reply.status === 405) return "unsupported";
      return reply.status >= 200 && reply.status < 300 ? "cancelled" : "too_late";
    },
  };
}

/** An account without credits is told so by a 400. */
function refusal(status: number, { message = "" }: Said) {
  return status === 400 && /credits/i.test(message) ? "quota" : undefined;
}
