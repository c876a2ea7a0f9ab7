import { z } from "zod";
import type { Vendor } from "../../vendor.ts";
import type { Adapter, AdapterOptions } from "../adapter.ts";
import { namedInput } from "../wire/named-input.ts";
import { standardWebhook } from "../wire/standard-webhook.ts";
import { termsOf } from "../wire/terms.ts";
import { JobId, modelName } from "../wire/tolerant.ts";
import { openWire, type Wire } from "../wire/wire.ts";
import { namesOf, replicateModels } from "./catalogue.ts";
import { Prediction, stateOf } from "./state.ts";

const Accepted = z.looseObject({ id: JobId });

/**
 * Replicate's predictions. `owner/name` is an official model, `owner/name:version` one version of any model.
 *
 * From the types and the code of replicate 1.4.0 and from Replicate's pages (November 2026); never tried live. Not
 * verified: prices; which failed predictions are charged; the words of its filters but for E005; whether answers repeat
 * `data:` URLs of inputs.
 */
export const replicate: Adapter = {
  use: "replicate",
  title: "Replicate",
  version: "1",
  baseUrl: "https://api.replicate.com/v1",
  keyName: "REPLICATE_API_TOKEN",
  // Predictions can be listed, but carry no name of ours.
  submitClass: "unknown",
  models: replicateModels,
  open,
  async reach(options, signal) {
    await wireOf(options).get("/account", z.unknown(), signal);
  },
};

function wireOf(options: AdapterOptions): Wire {
  return openWire(options, { auth: (key) => ({ authorization: `Bearer ${key}` }) });
}

function open(options: AdapterOptions): Vendor {
  const { read, billsFailed } = options;
  const wire = wireOf(options);
  const prediction = (id: string) => `/predictions/${encodeURIComponent(id)}`;
  return {
    ...termsOf(options),
    async submit(request, submission) {
      const [model = "", version] = modelName(request.model).split(":");
      const { url } = options.webhook ?? {};
      const callback = url === undefined ? {} : { webhook: url, webhook_events_filter: ["completed"] };
      const body = async () => {
        const input = await namedInput(request, namesOf(model), read);
        return { json: { ...(version === undefined ? {} : { version }), input, ...callback } };
      };
      const path = version === undefined ? `/models/${model}/predictions` : "/predictions";
      const { data, headers } = await wire.submit(path, { body, schema: Accepted }, submission);
      return { id: data.id, headers };
    },
    async poll({ id }, signal) {
      return stateOf(await wire.get(prediction(id), Prediction, signal), billsFailed);
    },
    download(_job, { url = "" }, signal) {
      return wire.download({ url }, signal);
    },
    async cancel({ id }, signal) {
      const reply = await wire.exchange(`${prediction(id)}/cancel`, { method: "POST", signal });
      if (reply.status === 405) return "unsupported";
      const { status } = Prediction.safeParse(reply.json).data ?? {};
      const over = status === "succeeded" || status === "failed";
      return reply.status >= 200 && reply.status < 300 && !over ? "cancelled" : "too_late";
    },
    async parseWebhook(message) {
      const { id, json } = await standardWebhook(message, options);
      const read = Accepted.safeParse(json);
      return read.success ? { id, job: read.data.id } : { id };
    },
  };
}
