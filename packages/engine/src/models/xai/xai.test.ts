import { adapterContract } from "../../testing/adapter-contract.ts";
import { clipUrl, key, pictureUrl } from "../../testing/adapter-fixtures.ts";
import { sampleImage, sampleVideo } from "../../testing/sample-media.ts";
import { xai } from "./xai.ts";

const base = "https://api.x.ai/v1";
const url = `${base}/videos/generations`;
const model = "v/grok-imagine-video-1.5";
const asked = { model, seconds: 6, size: { width: 1280, height: 720 } };
const fields = {
  model: "grok-imagine-video-1.5",
  prompt: "a boat at dusk",
  duration: 6,
  generate_audio: false,
  aspect_ratio: "16:9",
  resolution: "720p",
};
const clip = "https://vidgen.x.ai/xai-vidgen/clip.mp4";
const done = (video: object, more: object = {}) => ({
  status: 200,
  body: {
    status: "done",
    progress: 100,
    model: "grok-imagine-video-1.5",
    video: { url: clip, duration: 6, ...video },
    ...more,
  },
});
const cost = (usd: number) => ({ usage: { cost_in_usd_ticks: Math.round(usd * 1e10) } });

adapterContract({
  adapter: xai,
  auth: { authorization: `Bearer ${key}` },
  requests: [
    { name: "words", asked, sends: { url, body: { json: fields } }, usd: 0.84 },
    {
      name: "sound, both frames and references",
      asked: { ...asked, audio: true, image: sampleImage, lastImage: sampleImage, references: [sampleImage] },
      sends: {
        url,
        body: {
          json: {
            ...fields,
            generate_audio: true,
            image: { url: pictureUrl },
            last_frame: { url: pictureUrl },
            reference_images: [{ url: pictureUrl }],
          },
        },
      },
      usd: 0.87,
    },
    {
      name: "what the cheaper model makes instead of 1080p upright",
      asked: { model: "v/grok-imagine-video", seconds: 20, size: { width: 1080, height: 1920 } },
      sends: {
        url,
        body: {
          json: { ...fields, model: "grok-imagine-video", duration: 10, aspect_ratio: "9:16", resolution: "720p" },
        },
      },
      usd: 0.7,
    },
    {
      name: "what follows a clip",
      asked: { model: "v/grok-imagine-video", seconds: 5, work: { how: "extend", video: sampleVideo } },
      sends: {
        url: `${base}/videos/extensions`,
        body: { json: { model: "grok-imagine-video", prompt: "a boat at dusk", duration: 5, video: { url: clipUrl } } },
      },
      usd: 0.25,
    },
    {
      name: "a clip changed",
      asked: { model: "v/grok-imagine-video", work: { how: "edit", video: sampleVideo } },
      sends: {
        url: `${base}/videos/edits`,
        body: { json: { model: "grok-imagine-video", prompt: "a boat at dusk", video: { url: clipUrl } } },
      },
      usd: 0.1,
    },
  ],
  accepted: { answer: { body: { request_id: "a1b2-c3" } }, job: { id: "a1b2-c3" } },
  refusals: {
    auth: [
      { status: 401, body: { code: "unauthenticated", error: "Invalid or missing credentials" } },
      { status: 403, body: { error: "Your team has no access" } },
    ],
    quota: { status: 402, body: { error: "Your team has used all of its credits" } },
    rate_limit: { status: 429, body: { error: { message: "Too many requests" } } },
    moderation_input: [
      { status: 400, body: { code: "invalid-argument", error: "The prompt was rejected by content moderation." } },
      { status: 400, body: "Rejected by content moderation" },
    ],
    validation: [
      { status: 400, body: { error: "duration must be between 1 and 15" } },
      { status: 422, body: "zero data retention teams must give output.upload_url" },
    ],
    model_gone: { status: 404, body: { error: "The model does not exist" } },
  },
  polls: {
    asks: `GET ${base}/videos/a1b2-c3`,
    running: {
      answers: { status: 202, body: { status: "pending", progress: 40 } },
      gives: { status: "running", progress: 0.4 },
    },
    unknown: { status: 200, body: { status: "thinking" } },
    succeeded: { answers: done({ respect_moderation: true }, cost(0.84)), gives: { usd: 0.84 } },
    succeededAt: (url) => done({ url }),
    moderated: {
      "although it is done, and charged": {
        answers: done({ respect_moderation: false }, cost(0.84)),
        gives: { status: "failed", billed: true, usd: 0.84 },
      },
      "at no known cost": {
        answers: done({ url: null, respect_moderation: false }),
        gives: { status: "failed", billed: "unknown" },
      },
      "as a failure": {
        answers: { body: { status: "failed", error: { code: "content_policy", message: "blocked" } } },
        gives: { status: "failed" },
      },
    },
    ends: {
      failed: {
        answers: { body: { status: "failed", error: { code: "internal", message: "render failed" }, ...cost(0) } },
        gives: { status: "failed", billed: false, usd: 0, error: { kind: "provider", message: "render failed" } },
      },
      expired: { answers: { body: { status: "expired" } }, gives: { status: "expired", billed: "unknown" } },
      "done without a clip": {
        answers: { body: { status: "done", video: null } },
        gives: { status: "failed", error: { kind: "provider" } },
      },
    },
  },
  clip,
});
