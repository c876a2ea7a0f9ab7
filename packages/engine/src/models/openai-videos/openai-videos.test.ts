import { describe, expect, it } from "vitest";
import { adapterContract } from "../../testing/adapter-contract.ts";
import {
  clientKey,
  key,
  pictureBytes,
  testOptions,
  type AdapterFixtures,
  type WebhookFixtures,
} from "../../testing/adapter-fixtures.ts";
import { recordingHttp } from "../../testing/recording-http.ts";
import { sampleImage, sampleVideo } from "../../testing/sample-media.ts";
import { signStandard, standardSecret } from "../../testing/sign-standard.ts";
import { openAiVideos } from "./openai-videos.ts";

const baseUrl = "http://studio.example:8000/v1";
const asked = { model: "v/wan-3", size: { width: 1280, height: 720 } };
const fields = { model: "wan-3", prompt: "a boat at dusk", seconds: "4", size: "1280x720", seed: 7 };
const form = Object.entries(fields).map(([name, value]) => ({ name, text: String(value) }));
const picture = { name: "input_reference", file: pictureBytes, fileName: "first-frame", type: "image/png" };
const job = { id: "video_1", object: "video", model: "wan-3", status: "queued", progress: 0, created_at: 1 };
const problem = (code: string | number) => ({ error: { message: `refused: ${code}`, code } });
const names = { "idempotency-key": clientKey, "x-client-tag": clientKey };

const said = [
  { name: "model", text: "wan-3" },
  { name: "prompt", text: "a boat at dusk" },
];
const film = { name: "video", file: pictureBytes, fileName: "clip.mp4", type: "video/mp4" };

function webhooksFor(id: string): WebhookFixtures {
  return {
    secret: standardSecret,
    body: { object: "event", id: "evt_1", type: "video.completed", created_at: 1, data: { id } },
    other: { object: "event", id: "evt_2", type: "batch.completed", data: {} },
    sign: (body, at) => signStandard("wh_1", body, at),
    id: "wh_1",
  };
}

const generic: AdapterFixtures = {
  adapter: openAiVideos,
  profile: "generic",
  baseUrl,
  auth: { authorization: `Bearer ${key}` },
  requests: [
    { name: "words", asked, sends: { url: `${baseUrl}/videos`, body: { json: fields }, headers: names } },
    {
      name: "a negative prompt",
      asked: { ...asked, negative: "people" },
      sends: { url: `${baseUrl}/videos`, body: { json: { ...fields, negative_prompt: "people" } } },
    },
    {
      name: "a first frame",
      asked: { ...asked, image: sampleImage },
      sends: { url: `${baseUrl}/videos`, body: { form: [...form, picture] } },
    },
    {
      name: "what follows a clip",
      asked: { ...asked, seconds: 5, work: { how: "extend", video: sampleVideo } },
      sends: { url: `${baseUrl}/videos/extensions`, body: { form: [...said, { name: "seconds", text: "5" }, film] } },
    },
    {
      name: "a clip changed",
      asked: { ...asked, work: { how: "edit", video: sampleVideo } },
      sends: { url: `${baseUrl}/videos/edits`, body: { form: [...said, film] } },
    },
    {
      name: "a clip of its own made anew",
      asked: { ...asked, work: { how: "remix", video: sampleVideo, job: { id: "video_0/?" } } },
      sends: { url: `${baseUrl}/videos/video_0%2F%3F/remix`, body: { json: { prompt: "a boat at dusk" } } },
    },
  ],
  accepted: { answer: { body: job }, job: { id: "video_1" } },
  refusals: {
    auth: [{ status: 401, body: problem("invalid_api_key") }, { status: 403 }],
    quota: [
      { status: 402, body: problem("billing") },
      { status: 429, body: problem("insufficient_quota") },
    ],
    rate_limit: { status: 429, body: problem("rate_limit_exceeded") },
    moderation_input: { status: 400, body: problem("moderation_blocked") },
    validation: [
      { status: 400, body: problem("invalid_value") },
      { status: 422, body: { detail: [{ loc: ["body", "seconds"], msg: "not a number", type: "int_parsing" }] } },
      { status: 415, body: problem(415) },
    ],
    model_gone: [{ status: 404, body: problem("model_not_found") }, { status: 410 }],
  },
  polls: {
    asks: `GET ${baseUrl}/videos/video_1`,
    running: {
      answers: { body: { ...job, status: "in_progress", progress: 40 } },
      gives: { status: "running", progress: 0.4 },
    },
    unknown: { body: { ...job, status: "baking" } },
    succeeded: {
      answers: { body: { ...job, status: "completed", progress: 100, usage: { cost: 0.2 } } },
      gives: { usd: 0.2 },
    },
    succeededAt: (url) => ({ body: { ...job, status: "completed", url } }),
    moderated: {
      "at no known cost": {
        answers: { body: { ...job, status: "failed", error: { code: "moderation_blocked", message: "withheld" } } },
        gives: { status: "failed", billed: "unknown" },
      },
      charged: {
        answers: { body: { ...job, status: "failed", error: { code: "content_policy" }, usage: { cost: 0.2 } } },
        gives: { status: "failed", billed: true, usd: 0.2 },
      },
    },
    ends: {
      failed: {
        answers: { body: { ...job, status: "failed", error: { code: "gpu", message: "out of memory" } } },
        gives: { status: "failed", billed: "unknown", error: { kind: "provider", message: "out of memory" } },
      },
      "failed for nothing": {
        answers: { body: { ...job, status: "failed", error: null, usage: { cost: 0 } } },
        gives: { status: "failed", billed: false, usd: 0 },
      },
      cancelled: { answers: { body: { ...job, status: "canceled" } }, gives: { status: "cancelled" } },
      expired: { answers: { body: { ...job, status: "expired" } }, gives: { status: "expired" } },
    },
  },
  clip: `${baseUrl}/videos/video_1/content`,
  webhooks: webhooksFor("video_1"),
  cancels: {
    asks: `POST ${baseUrl}/videos/video_1/cancel`,
    answers: {
      "of a running job": { body: { ...job, status: "cancelled" }, gives: "cancelled" },
      "that comes too late": { status: 409, body: problem("too_late"), gives: "too_late" },
      "that the server doesn't know": { status: 404, gives: "unsupported" },
    },
  },
};

adapterContract(generic);

const { cancels: _, ...noCancel } = generic;

const bare = form.filter(({ name }) => name !== "seed");
adapterContract({
  ...noCancel,
  profile: "original",
  requests: [
    {
      name: "words, and nothing that the protocol didn't have",
      asked: { ...asked, negative: "people" },
      sends: {
        url: `${baseUrl}/videos`,
        body: { form: bare },
      },
    },
    {
      name: "a first frame",
      asked: { ...asked, image: sampleImage },
      sends: { url: `${baseUrl}/videos`, body: { form: [...bare, picture] } },
    },
  ],
});

adapterContract({
  ...noCancel,
  profile: "sglang",
  requests: [
    { name: "words", asked, sends: { url: `${baseUrl}/videos`, body: { json: { ...fields, seconds: 4 } } } },
    {
      name: "a first frame",
      asked: { ...asked, image: sampleImage },
      sends: { url: `${baseUrl}/videos`, body: { form: [...form, picture] } },
    },
  ],
  refusals: { ...generic.refusals, validation: { status: 400, body: { detail: "seconds: not a number" } } },
  polls: {
    ...generic.polls,
    succeeded: {
      answers: {
        body: {
          ...job,
          status: "completed",
          url: `${baseUrl}/videos/video_1/content`,
          file_path: "outputs/video_1.mp4",
        },
      },
      gives: {},
    },
  },
});

adapterContract({
  ...generic,
  profile: "vllm-omni",
  requests: [
    { name: "words", asked, sends: { url: `${baseUrl}/videos`, body: { form } } },
    {
      name: "sound",
      asked: { ...asked, audio: true },
      sends: { url: `${baseUrl}/videos`, body: { form: [...form, { name: "generate_sound", text: "true" }] } },
    },
    {
      name: "a first frame",
      asked: { ...asked, image: sampleImage },
      sends: { url: `${baseUrl}/videos`, body: { form: [...form, picture] } },
    },
  ],
  cancels: {
    asks: `DELETE ${baseUrl}/videos/video_1`,
    answers: {
      "of a running job": { body: { id: "video_1", deleted: true }, gives: "cancelled" },
      "of a job that isn't there": { status: 404, body: problem(404), gives: "too_late" },
    },
  },
});

const long = "video_bGl0ZWxsbTpjdXN0b20/bGxtX3Byb3ZpZGVyOm9wZW5haQ==";
adapterContract({
  ...noCancel,
  profile: "litellm",
  accepted: { answer: { body: { ...job, id: long } }, job: { id: long } },
  polls: {
    ...generic.polls,
    asks: `GET ${baseUrl}/videos/${encodeURIComponent(long)}`,
    running: { answers: { body: { ...job, id: long, status: "processing" } }, gives: { status: "running" } },
  },
  webhooks: webhooksFor(long),
  clip: `${baseUrl}/videos/${encodeURIComponent(long)}/content`,
});

describe("openai-videos openai-retired", () => {
  it("says that the model is gone and what may take its place, before anything is sent", async () => {
    const wire = recordingHttp();
    const vendor = openAiVideos.open(testOptions(openAiVideos, wire.http, { baseUrl, profile: "openai-retired" }));
    const request = { model: "v/sora-2", prompt: "p", seconds: 4, format: "mp4", audio: false, seed: 1 } as const;
    const submission = { clientKey, signal: new AbortController().signal, mayGo: () => true };
    await expect(vendor.submit(request, submission)).rejects.toMatchObject({
      problem: { kind: "model_gone", retry: "never", message: expect.stringContaining("gemini-omni-1.2-flash") },
    });
    expect(wire.sent).toEqual([]);
  });
});
