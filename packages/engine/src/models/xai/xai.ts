import { z } from "zod";
import type { VideoRequest } from "../../host.ts";
import type { JobState, Vendor } from "../../vendor.ts";
import type { Video } from "../../ports/values.ts";
import type { Adapter, AdapterOptions, ReadMedia } from "../adapter.ts";
import { dataUrl } from "../wire/pictures.ts";
import { jobProblem, pollError, readProblem, unreadable } from "../wire/problems.ts";
import { ratioOf, sideOf } from "../wire/sizes.ts";
import { termsOf } from "../wire/terms.ts";
import { costOf, JobId, maybe, modelName, shareOf } from "../wire/tolerant.ts";
import { openWire } from "../wire/wire.ts";
import { models, ratios } from "./catalogue.ts";

/** xAI's Grok Imagine. Shapes from the types of @ai-sdk/xai 5.0.12, costs as docs.x.ai describes them. */
export const xai: Adapter = {
  use: "xai",
  title: "xAI (Grok Imagine)",
  version: "1",
  baseUrl: "https://api.x.ai/v1",
  keyName: "XAI_API_KEY",
  submitClass: "unknown",
  models,
  open,
  reach: async (options, signal) => void (await wireOf(options).get("/models", z.unknown(), signal)),
};

const ticksPerUsd = 1e10;
const Accepted = z.looseObject({ request_id: JobId });
const Status = z.looseObject({
  status: maybe.text,
  progress: maybe.amount,
  video: z
    .looseObject({
      url: maybe.text,
      respect_moderation: maybe.flag,
      file_output: z.looseObject({ public_url: maybe.text }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  usage: z.looseObject({ cost_in_usd_ticks: maybe.amount }).optional().catch(undefined),
  error: z.unknown().optional(),
});

function wireOf(options: AdapterOptions) {
  return openWire(options, { auth: (key) => ({ authorization: `Bearer ${key}` }) });
}

function open(options: AdapterOptions): Vendor {
  const wire = wireOf(options);
  return {
    ...termsOf(options),
    async submit(request, submission) {
      const body = async () => ({ json: await bodyOf(request, options.read) });
      const { data, headers } = await wire.submit(pathOf(request), { body, schema: Accepted }, submission);
      return { id: data.request_id, headers };
    },
    async poll({ id }, signal) {
      const reply = await wire.exchange(`/videos/${encodeURIComponent(id)}`, { method: "GET", signal });
      // While it works it may answer with nothing but this status.
      if (reply.status === 202 && typeof reply.json !== "object") return { status: "running" };
      if (reply.status !== 200 && reply.status !== 202) throw pollError(reply);
      const read = Status.safeParse(reply.json);
      if (!read.success) throw unreadable(reply.headers, read.error);
      return stateOf(read.data, options.billsFailed);
    },
    async download(_, { url }, signal) {
      if (url === undefined) throw unreadable();
      return wire.download({ url }, signal);
    },
  };
}

function pathOf({ work }: VideoRequest): string {
  if (!work) return "/videos/generations";
  return work.how === "extend" ? "/videos/extensions" : "/videos/edits";
}

/** What an extension or an edit takes: length, shape and sound are the clip's. */
async function workOn(video: Video, request: VideoRequest, read: ReadMedia): Promise<Record<string, unknown>> {
  return {
    model: modelName(request.model),
    prompt: request.prompt,
    ...(request.work?.how === "extend" ? { duration: Math.round(request.seconds) } : {}),
    video: { url: await dataUrl(video, read) },
  };
}

async function bodyOf(request: VideoRequest, read: ReadMedia): Promise<Record<string, unknown>> {
  if (request.work?.video) return workOn(request.work.video, request, read);
  const { model, prompt, seconds, size, audio, image, lastImage, references = [] } = request;
  const picture = async (one: NonNullable<typeof image>) => ({ url: await dataUrl(one, read) });
  return {
    model: modelName(model),
    prompt,
    duration: Math.round(seconds),
    generate_audio: audio,
    ...(size ? { aspect_ratio: ratioOf(size, ratios), resolution: `${sideOf(size)}p` } : {}),
    ...(image ? { image: await picture(image) } : {}),
    ...(lastImage ? { last_frame: await picture(lastImage) } : {}),
    ...(references.length > 0 ? { reference_images: await Promise.all(references.map(picture)) } : {}),
  };
}

function stateOf(job: z.output<typeof Status>, billsFailed: boolean | undefined): JobState {
  const { status, progress, video, usage } = job;
  const ticks = usage?.cost_in_usd_ticks;
  const cost = costOf(ticks === undefined ? undefined : ticks / ticksPerUsd);
  const url = video?.url ?? video?.file_output?.public_url;
  const billed = cost.usd === undefined ? (billsFailed ?? "unknown") : cost.usd > 0;
  if (status === "done" || (status === undefined && url !== undefined)) {
    // Withheld clips come as done, and are charged by what relays say.
    if (video?.respect_moderation === false) {
      const error = jobProblem({}, "The finished clip was withheld by moderation", true);
      return { status: "failed", error, billed, ...cost };
    }
    if (url !== undefined) return { status: "succeeded", assets: [{ url, type: "video/mp4" }], ...cost };
  }
  if (status === "done" || status === "failed" || status === "expired") {
    const otherwise = {
      done: "The job is done but gave no clip",
      failed: "The job failed",
      expired: "The job expired",
    };
    const error = jobProblem(readProblem({ error: job.error }), otherwise[status]);
    return { status: status === "expired" ? "expired" : "failed", error, billed, ...cost };
  }
  return { status: status === "pending" && !progress ? "queued" : "running", ...shareOf(progress) };
}
