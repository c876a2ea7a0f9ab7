import { z } from "zod";
import type { VideoRequest } from "../../host.ts";
import type { Image } from "../../ports/values.ts";
import type { JobRef, JobState, Vendor } from "../../vendor.ts";
import type { Adapter, AdapterOptions, CatalogueModel } from "../adapter.ts";
import { dataUrl } from "../wire/pictures.ts";
import { jobProblem, readProblem } from "../wire/problems.ts";
import { ratioOf, sideOf } from "../wire/sizes.ts";
import { termsOf } from "../wire/terms.ts";
import { costOf, JobId, maybe, modelName } from "../wire/tolerant.ts";
import { openWire } from "../wire/wire.ts";
import { LiveModel, modelOf, models } from "./catalogue.ts";
import { ratios, resolutionOf } from "./resolutions.ts";
import { openRouterWebhook } from "./webhook.ts";

/** OpenRouter's video jobs: many vendors' models behind one key, with live prices. Shapes from @openrouter/sdk 1.3.19. */
export const openRouter: Adapter = {
  use: "openrouter",
  title: "OpenRouter",
  version: "1",
  baseUrl: "https://openrouter.ai/api/v1",
  keyName: "OPENROUTER_API_KEY",
  submitClass: "unknown",
  models,
  open,
  reach: async (options, signal) => void (await wireOf(options).get("/key", z.unknown(), signal)),
  list,
};

const mostText = 8 * 1024 * 1024;
const Accepted = z.looseObject({ id: JobId });
const Job = z.looseObject({
  id: JobId,
  status: maybe.text,
  error: z.unknown().optional(),
  unsigned_urls: z.array(z.string()).optional().catch(undefined),
  usage: z.looseObject({ cost: maybe.amount }).optional().catch(undefined),
});

function wireOf(options: AdapterOptions) {
  return openWire(options, { auth: (key) => ({ authorization: `Bearer ${key}` }) });
}

function open(options: AdapterOptions): Vendor {
  const wire = wireOf(options);
  const pathOf = ({ id }: JobRef) => `/videos/${encodeURIComponent(id)}`;
  return {
    ...termsOf(options),
    async submit(request, submission) {
      const callback = options.webhook?.url === undefined ? {} : { callback_url: options.webhook.url };
      const body = async () => ({ json: { ...(await bodyOf(request, options.read)), ...callback } });
      const { data, headers } = await wire.submit("/videos", { body, schema: Accepted }, submission);
      return { id: data.id, headers };
    },
    poll: async (job, signal) => stateOf(await wire.get(pathOf(job), Job, signal), options.billsFailed),
    // The addresses in the answer need the key as well; this one never changes.
    download: (job, _, signal) => wire.download({ path: `${pathOf(job)}/content?index=0` }, signal),
    parseWebhook: (message) => openRouterWebhook(message, options),
  };
}

async function bodyOf(request: VideoRequest, read: AdapterOptions["read"]): Promise<Record<string, unknown>> {
  const { model, prompt, seconds, size, audio, seed, image, lastImage, references = [] } = request;
  const picture = async (one: Image) => ({ type: "image_url", image_url: { url: await dataUrl(one, read) } });
  const frames = [
    ...(image ? [{ ...(await picture(image)), frame_type: "first_frame" }] : []),
    ...(lastImage ? [{ ...(await picture(lastImage)), frame_type: "last_frame" }] : []),
  ];
  return {
    model: modelName(model),
    prompt,
    duration: seconds,
    generate_audio: audio,
    seed,
    ...(size ? { resolution: resolutionOf(sideOf(size)), aspect_ratio: ratioOf(size, ratios) } : {}),
    ...(frames.length > 0 ? { frame_images: frames } : {}),
    ...(references.length > 0 ? { input_references: await Promise.all(references.map(picture)) } : {}),
  };
}

function stateOf({ status, error, unsigned_urls, usage }: z.output<typeof Job>, bills: boolean | undefined): JobState {
  const cost = costOf(usage?.cost);
  const billed = cost.usd === undefined ? (bills ?? "unknown") : cost.usd > 0;
  switch (status) {
    case "completed": {
      if (unsigned_urls?.length !== 0) return { status: "succeeded", assets: [{}], ...cost };
      const problem = jobProblem(readProblem({ error }), "The job is done but gave no clip");
      return { status: "failed", error: problem, billed, ...cost };
    }
    case "failed":
    case "cancelled":
    case "expired":
      return { status, error: jobProblem(readProblem({ error }), `The job ended as ${status}`), billed, ...cost };
    default:
      return { status: status === "pending" ? "queued" : "running" };
  }
}

async function list(options: AdapterOptions, signal: AbortSignal): Promise<readonly CatalogueModel[]> {
  const { data } = await wireOf(options).get(
    "/videos/models",
    z.looseObject({ data: z.array(z.unknown()) }),
    signal,
    mostText,
  );
  // One model that can't be read must not hide the others.
  const known = data.flatMap((one) => LiveModel.safeParse(one).data ?? []).flatMap((live) => modelOf(live) ?? []);
  return [...new Map(known.map((model) => [model.id, model])).values()];
}
