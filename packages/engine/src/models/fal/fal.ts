import type { Vendor } from "../../vendor.ts";
import type { Adapter, AdapterOptions } from "../adapter.ts";
import { namedInput } from "../wire/named-input.ts";
import { pollError, type Said } from "../wire/problems.ts";
import { termsOf } from "../wire/terms.ts";
import { modelName } from "../wire/tolerant.ts";
import { openWire, type Manner } from "../wire/wire.ts";
import { falModels } from "./catalogue.ts";
import { Accepted, falQueue, linksOf, storedLinks } from "./queue.ts";
import { falRetired } from "./retired.ts";
import { routeOf } from "./route.ts";
import { endOf, QueueStatus, waiting } from "./state.ts";
import { falWebhooks } from "./webhook.ts";

/**
 * fal's queue: submit, status, result, cancel. Any endpoint can be named; those of the catalogue are known with their
 * inputs and prices. A poll of a completed job asks twice, for its status and for its result.
 *
 * From the types and the code of @fal-ai/client 1.10.1 and from fal's pages (November 2026); never tried live. Not
 * verified: whether `COMPLETED` is told together with an error; the text of the 403 for an empty balance; the inputs
 * of Seedance 2.0, which isn't in the client's types, and that its tokens cost the same in all sizes; whether filters tell what went in from what
 * came out; how large a `data:` URL may be; the 404 for a job that there isn't.
 */
export const fal: Adapter = {
  use: "fal",
  title: "fal",
  version: "1",
  baseUrl: falQueue,
  keyName: "FAL_KEY",
  // No way to name a submission, and no list of jobs by such a name.
  submitClass: "unknown",
  models: [...falModels, ...falRetired],
  open,
  async reach(options, signal) {
    // fal has nothing that can be asked for in general: a job that can't be is not found, but only by who may ask.
    const reply = await openWire(options, manner).exchange(nobody, { method: "GET", signal });
    if (reply.status !== 200 && reply.status !== 404) throw pollError(reply);
  },
};

const nobody = "/fal-ai/veo3.1/requests/00000000-0000-0000-0000-000000000000/status";
const manner: Manner = { auth: (key) => ({ authorization: `Key ${key}` }), refusal };

function open(options: AdapterOptions): Vendor {
  const { baseUrl, read, billsFailed } = options;
  const wire = openWire(options, manner);
  /** The wire to a trusted address, whose host may be fal's own although another is configured. */
  const at = (url: string) => {
    const origin = URL.parse(url)?.origin ?? baseUrl;
    return { wire: openWire({ ...options, baseUrl: origin }, manner), path: url.slice(origin.length) };
  };
  return {
    ...termsOf(options),
    async submit(request, submission) {
      const way = routeOf(modelName(request.model), request);
      const { url } = options.webhook ?? {};
      const { data, headers } = await wire.submit(
        `/${way.endpoint}${url === undefined ? "" : `?fal_webhook=${encodeURIComponent(url)}`}`,
        { body: async () => ({ json: await namedInput(request, way.names, read) }), schema: Accepted },
        submission,
      );
      return { id: data.request_id, handle: { ...linksOf(data, way.endpoint, baseUrl) }, headers };
    },
    async poll(job, signal) {
      const links = storedLinks(job, baseUrl);
      const status = at(links.status);
      const queue = await status.wire.get(status.path, QueueStatus, signal);
      if (queue.status !== "COMPLETED") return waiting(queue.status);
      const result = at(links.result);
      return endOf(await result.wire.exchange(result.path, { method: "GET", signal }), queue, billsFailed);
    },
    download(_, { url = "" }, signal) {
      return wire.download({ url }, signal);
    },
    async cancel(job, signal) {
      const link = at(storedLinks(job, baseUrl).cancel);
      const { status, json } = await link.wire.exchange(link.path, { method: "PUT", signal });
      if (status === 405) return "unsupported";
      const late = QueueStatus.safeParse(json).data?.status === "ALREADY_COMPLETED";
      return status >= 200 && status < 300 && !late ? "cancelled" : "too_late";
    },
    parseWebhook: falWebhooks(options),
  };
}

/** An empty balance locks the account: 403. */
function refusal(status: number, { message = "" }: Said) {
  return status === 403 && /balance|locked|billing/i.test(message) ? "quota" : undefined;
}
