import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { adapterContract } from "../../testing/adapter-contract.ts";
import { key, pictureUrl, testOptions } from "../../testing/adapter-fixtures.ts";
import { recordingHttp } from "../../testing/recording-http.ts";
import { sampleImage } from "../../testing/sample-media.ts";
import { priceBy } from "../price.ts";
import { openRouter } from "./openrouter.ts";

const base = "https://openrouter.ai/api/v1";
const url = `${base}/videos`;
const asked = { model: "v/google/veo-3.1", seconds: 8, size: { width: 1280, height: 720 } };
const json = {
  model: "google/veo-3.1",
  prompt: "a boat at dusk",
  duration: 8,
  generate_audio: false,
  seed: 7,
  resolution: "720p",
  aspect_ratio: "16:9",
};
const picture = { type: "image_url", image_url: { url: pictureUrl } };
const id = "gen-vid-1700000000-abcdefghijklmnopqrst";
const job = { id, polling_url: `${url}/${id}`, status: "pending" };
const problem = (code: number, message: string, metadata?: object) => ({
  status: code,
  body: { error: { code, message, ...(metadata ? { metadata } : {}) } },
});

/** As `GET /videos/models` answers. */
const live = {
  data: [
    {
      id: "google/veo-3.1",
      canonical_slug: "google/veo-3.1",
      name: "Google: Veo 3.1",
      created: 1_719_792_000,
      supported_durations: [8, 4, 6],
      supported_resolutions: ["720p", "1080p", "4K"],
      supported_aspect_ratios: ["16:9", "9:16"],
      supported_sizes: null,
      supported_frame_images: ["first_frame", "last_frame"],
      generate_audio: true,
      seed: true,
      upscale_factor: null,
      pricing_skus: {
        duration_seconds_with_audio: "0.40",
        duration_seconds_without_audio: "0.20",
        duration_seconds_with_audio_4k: "0.60",
        duration_seconds_without_audio_4k: "0.40",
      },
    },
    {
      id: "black-forest-labs/flux-3-video",
      name: "FLUX.3 Video",
      supported_durations: [5],
      supported_sizes: ["1280x720", "1920x1080"],
      supported_frame_images: null,
      generate_audio: null,
      seed: null,
      pricing_skus: {
        cents_per_second_output: "17",
        cents_per_second_output_1080p: "29",
        cents_per_second_video_continuation_720p: "41",
        cents_per_image_input: "1",
      },
    },
    {
      id: "bytedance/seedance-2",
      name: "Seedance 2",
      supported_durations: [5, 10],
      supported_resolutions: ["720p"],
      supported_aspect_ratios: ["1:1"],
      generate_audio: true,
      pricing_skus: { video_tokens: "0.000007" },
    },
    { id: "topaz/upscale", name: "Upscaler", upscale_factor: { min: 1, max: 4 } },
  ],
};

adapterContract({
  adapter: openRouter,
  auth: { authorization: `Bearer ${key}` },
  requests: [
    { name: "words", asked, sends: { url, body: { json } }, usd: 1.6 },
    {
      name: "sound, both frames and references",
      asked: {
        ...asked,
        audio: true,
        size: { width: 1080, height: 1920 },
        image: sampleImage,
        lastImage: sampleImage,
        references: [sampleImage],
      },
      sends: {
        url,
        body: {
          json: {
            ...json,
            generate_audio: true,
            resolution: "1080p",
            aspect_ratio: "9:16",
            frame_images: [
              { ...picture, frame_type: "first_frame" },
              { ...picture, frame_type: "last_frame" },
            ],
            input_references: [picture],
          },
        },
      },
      usd: 3.2,
    },
  ],
  accepted: { answer: { status: 202, body: job }, job: { id } },
  refusals: {
    auth: [problem(401, "No auth credentials found"), problem(403, "This key may not use video models")],
    quota: problem(402, "Insufficient credits"),
    rate_limit: problem(429, "Rate limit exceeded"),
    moderation_input: problem(403, "Your input was flagged", { reasons: ["violence"], flagged_input: "a boat" }),
    validation: [problem(400, "duration 7 is not supported"), { status: 422 }],
    model_gone: problem(404, "No endpoints found for google/veo-3.1"),
  },
  polls: {
    asks: `GET ${url}/${id}`,
    running: { answers: { body: { ...job, status: "in_progress" } }, gives: { status: "running" } },
    unknown: { body: { ...job, status: "warming_up" } },
    succeeded: {
      answers: {
        body: {
          ...job,
          status: "completed",
          generation_id: "gen-1",
          unsigned_urls: [`${url}/${id}/content?index=0`],
          usage: { cost: 1.6, is_byok: false },
        },
      },
      gives: { usd: 1.6 },
    },
    moderated: {
      charged: {
        answers: { body: { ...job, status: "failed", error: "Blocked by content moderation", usage: { cost: 0.4 } } },
        gives: { status: "failed", billed: true, usd: 0.4 },
      },
      "although it is completed": {
        answers: { body: { ...job, status: "completed", unsigned_urls: [], error: "The output was flagged" } },
        gives: { status: "failed", billed: "unknown" },
      },
    },
    ends: {
      failed: {
        answers: { body: { ...job, status: "failed", error: "The provider failed", usage: { cost: 0 } } },
        gives: { status: "failed", billed: false, usd: 0, error: { kind: "provider", message: "The provider failed" } },
      },
      cancelled: { answers: { body: { ...job, status: "cancelled" } }, gives: { status: "cancelled" } },
      expired: { answers: { body: { ...job, status: "expired" } }, gives: { status: "expired" } },
      "completed without a clip": {
        answers: { body: { ...job, status: "completed", unsigned_urls: [] } },
        gives: { status: "failed", error: { kind: "provider" } },
      },
    },
  },
  webhooks: {
    secret: "a workspace's secret",
    body: { type: "video.generation.completed", created_at: "2026-11-22T10:00:00Z", data: { id, status: "completed" } },
    other: { type: "key.limit_reached", data: {} },
    sign(body, at) {
      const time = String(Math.floor(at / 1000));
      const mac = createHmac("sha256", "a workspace's secret").update(`${time},${body}`).digest("hex");
      return { "x-openrouter-signature": `t=${time},v1=${mac}`, "x-openrouter-idempotency-key": `${id}-completed` };
    },
    id: `${id}-completed`,
    asked: { json: { callback_url: "https://films.example/webhooks/v" } },
  },
  clip: `${url}/${id}/content?index=0`,
  lists: {
    asks: `GET ${url}/models`,
    answers: { body: live },
    gives: ["google/veo-3.1", "black-forest-labs/flux-3-video", "bytedance/seedance-2"],
  },
});

describe("OpenRouter's live list", () => {
  const listed = async () => {
    const { http } = recordingHttp({ body: live });
    const models = await openRouter.list?.(testOptions(openRouter, http), new AbortController().signal);
    return new Map(models?.map((model) => [model.id, model]));
  };
  const clip = { model: "m", prompt: "p", seconds: 5, format: "mp4", audio: false, seed: 1 } as const;

  it("tells what a model makes", async () => {
    const { capabilities } = (await listed()).get("google/veo-3.1") ?? {};
    expect(capabilities).toMatchObject({
      seconds: [4, 6, 8],
      defaultSize: { width: 1280, height: 720 },
      audio: "optional",
      image: { first: true, last: true },
    });
    expect(capabilities?.sizes).toContainEqual({ width: 2160, height: 3840 });
  });

  it("prices a clip by what names it closest, in dollars or in cents", async () => {
    const models = await listed();
    const usd = (id: string, width: number, height: number, more: object = {}) =>
      priceBy(models.get(id)?.prices ?? [], { ...clip, size: { width, height }, ...more })?.max;
    expect(usd("google/veo-3.1", 1280, 720)).toBe(1);
    expect(usd("google/veo-3.1", 1080, 1920, { audio: true })).toBe(2);
    expect(usd("google/veo-3.1", 3840, 2160, { audio: true })).toBe(3);
    expect(usd("black-forest-labs/flux-3-video", 1280, 720)).toBe(0.85);
    expect(usd("black-forest-labs/flux-3-video", 1920, 1080, { image: sampleImage })).toBe(1.46);
  });

  it("leaves a price unknown that is told in units nobody can foresee", async () => {
    expect((await listed()).get("bytedance/seedance-2")?.prices).toEqual([]);
  });
});
