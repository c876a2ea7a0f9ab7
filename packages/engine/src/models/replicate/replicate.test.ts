import { describe, expect, it } from "vitest";
import type { VideoRequest } from "../../host.ts";
import { adapterContract } from "../../testing/adapter-contract.ts";
import { clientKey, key, pictureUrl, testOptions, type AdapterFixtures } from "../../testing/adapter-fixtures.ts";
import { recordingHttp } from "../../testing/recording-http.ts";
import { sampleImage } from "../../testing/sample-media.ts";
import { signStandard, standardSecret } from "../../testing/sign-standard.ts";
import type { Capabilities } from "../model.ts";
import type { InputNames } from "../wire/named-input.ts";
import { replicateModels, replicateNames } from "./catalogue.ts";
import { replicate } from "./replicate.ts";

const api = "https://api.replicate.com/v1";
const id = "gm3qorzdhgbfurvjtvhg6dckhu";
const prediction = (status: string, more: object = {}) => ({
  id,
  model: "google/veo-3.1",
  version: "hidden",
  input: { prompt: "a boat at dusk" },
  logs: "",
  output: null,
  error: null,
  status,
  data_removed: false,
  created_at: "2026-11-20T10:00:00.000Z",
  started_at: "2026-11-20T10:00:01.000Z",
  urls: { get: `${api}/predictions/${id}`, cancel: `${api}/predictions/${id}/cancel` },
  ...more,
});
const clip = "https://replicate.delivery/xezq/MDBpHsfnFuS2/tmp62g_gnbr.mp4";
const problem = (status: number, title: string, detail: string) => ({ status, body: { title, detail, status } });
const hd = { width: 1280, height: 720 };
const words = { prompt: "a boat at dusk", duration: 4, aspect_ratio: "16:9", resolution: "720p", seed: 7 };
const version = "6c1e41711a2ca7380f894f0e87699d";

const fixtures: AdapterFixtures = {
  adapter: replicate,
  auth: { authorization: `Bearer ${key}` },
  requests: [
    {
      name: "an official model",
      asked: { model: "v/google/veo-3.1", size: hd },
      sends: {
        url: `${api}/models/google/veo-3.1/predictions`,
        body: { json: { input: { ...words, generate_audio: false } } },
      },
      usd: 0.8,
    },
    {
      name: "two frames, sound and a negative prompt",
      asked: {
        model: "v/google/veo-3.1",
        size: hd,
        audio: true,
        negative: "people",
        image: sampleImage,
        lastImage: sampleImage,
      },
      sends: {
        url: `${api}/models/google/veo-3.1/predictions`,
        body: {
          json: {
            input: {
              ...words,
              generate_audio: true,
              negative_prompt: "people",
              image: pictureUrl,
              last_frame: pictureUrl,
            },
          },
        },
      },
      usd: 1.6,
    },
    {
      name: "a model with names of its own",
      asked: { model: "v/kwaivgi/kling-v2.5-turbo-pro", seconds: 5, image: sampleImage },
      sends: {
        url: `${api}/models/kwaivgi/kling-v2.5-turbo-pro/predictions`,
        body: {
          json: { input: { prompt: "a boat at dusk", duration: 5, aspect_ratio: "16:9", start_image: pictureUrl } },
        },
      },
      usd: 0.35,
    },
    {
      name: "one version of a model that nobody described",
      asked: { model: `v/someone/film:${version}`, size: hd, image: sampleImage },
      sends: {
        url: `${api}/predictions`,
        body: { json: { version, input: { ...words, generate_audio: false, image: pictureUrl } } },
      },
    },
  ],
  accepted: { answer: { status: 201, body: prediction("starting") }, job: { id } },
  refusals: {
    auth: problem(401, "Unauthenticated", "You did not pass a valid authentication token"),
    quota: problem(402, "Billing required", "You need to set up billing to run this model"),
    rate_limit: {
      status: 429,
      body: { detail: "Request was throttled. Expected available in 1 second.", status: 429, retry_after: 1 },
    },
    moderation_input: problem(422, "Input validation failed", "The prompt was flagged as sensitive"),
    validation: problem(422, "Input validation failed", "- input: prompt is required\n"),
    model_gone: problem(404, "Not found", "The requested resource could not be found."),
  },
  polls: {
    asks: `GET ${api}/predictions/${id}`,
    running: { answers: { body: prediction("processing") }, gives: { status: "running" } },
    unknown: { body: prediction("finalizing") },
    succeeded: {
      answers: { body: prediction("succeeded", { output: clip, metrics: { predict_time: 61.2 } }) },
      gives: { assets: [{ url: clip }] },
    },
    succeededAt: (url) => ({ body: prediction("succeeded", { output: [url] }) }),
    moderated: {
      "by its code": {
        answers: {
          body: prediction("failed", {
            error: "The input or output was flagged as sensitive. Please try again with different inputs. (E005)",
          }),
        },
        gives: {
          status: "failed",
          billed: "unknown",
          error: { kind: "moderation_output", retry: "resubmit_paid", code: "E005" },
        },
      },
      "by its words": {
        answers: { body: prediction("failed", { error: "Veo blocked this by its safety filter" }) },
        gives: { status: "failed" },
      },
    },
    ends: {
      failed: {
        answers: { body: prediction("failed", { error: "CUDA out of memory" }) },
        gives: { status: "failed", billed: "unknown", error: { kind: "provider", message: "CUDA out of memory" } },
      },
      "cancelled while it ran": {
        answers: { body: prediction("canceled") },
        gives: { status: "cancelled", billed: true },
      },
      "cancelled before it ran": {
        answers: { body: prediction("canceled", { started_at: null }) },
        gives: { status: "cancelled", billed: "unknown" },
      },
      "never started": { answers: { body: prediction("aborted") }, gives: { status: "expired", billed: false } },
      "a clip that was removed": {
        answers: { body: prediction("succeeded", { data_removed: true }) },
        gives: { status: "expired", billed: true },
      },
    },
  },
  webhooks: {
    secret: standardSecret,
    body: prediction("succeeded", { output: clip }),
    other: { type: "training" },
    sign: (body, at) => signStandard("msg_1", body, at),
    id: "msg_1",
    asked: { json: { webhook: "https://films.example/webhooks/v", webhook_events_filter: ["completed"] } },
  },
  clip,
  cancels: {
    asks: `POST ${api}/predictions/${id}/cancel`,
    answers: {
      "while it runs": { body: prediction("canceled"), gives: "cancelled" },
      "not over yet": { body: prediction("processing"), gives: "cancelled" },
      "a finished one": { body: prediction("succeeded", { output: clip }), gives: "too_late" },
      "an unknown one": { ...problem(404, "Not found", "no such prediction"), gives: "too_late" },
    },
  },
};

adapterContract(fixtures);

/** What can be asked for by these names. */
const promised = ({ audio, negative, seed, first, last }: InputNames) => ({
  audio: audio ? "optional" : "none",
  negative: negative ? "native" : "suffix",
  seed: seed !== undefined,
  first: first !== undefined,
  last: last !== undefined,
});
const said = ({ audio, negative, seed, image: { first, last } }: Capabilities) => ({
  audio,
  negative,
  seed,
  first,
  last,
});

const live = new AbortController().signal;
const request: VideoRequest = {
  model: "v/google/veo-3.1",
  prompt: "a",
  seconds: 4,
  format: "mp4",
  audio: false,
  seed: 7,
};

describe("Replicate's predictions", () => {
  it("wait for a worker", async () => {
    const { http } = recordingHttp({ body: prediction("starting") });
    expect(await replicate.open(testOptions(replicate, http)).poll({ id }, live)).toEqual({ status: "queued" });
  });

  it("that succeeded without a clip are asked for again", async () => {
    const { http } = recordingHttp({ body: prediction("succeeded") });
    const state = replicate.open(testOptions(replicate, http)).poll({ id }, live);
    await expect(state).rejects.toMatchObject({ problem: { retry: "poll" } });
  });

  it("take pictures only as far as an answer that repeats them can be read", async () => {
    const wire = recordingHttp();
    const options = testOptions(replicate, wire.http);
    const vendor = replicate.open({ ...options, read: () => Promise.resolve(new Uint8Array(600_000)) });
    const submission = { clientKey, signal: live, mayGo: () => true };
    await expect(vendor.submit({ ...request, image: sampleImage }, submission)).rejects.toThrow("at most 512 KiB");
    await expect(vendor.submit({ ...request, references: [sampleImage] }, submission)).rejects.toThrow(
      "takes no reference image",
    );
    expect(wire.sent).toEqual([]);
  });

  it("are promised only what has a name", () => {
    expect(Object.keys(replicateNames).toSorted()).toEqual(replicateModels.map(({ id }) => id).toSorted());
    for (const { id, capabilities } of replicateModels) {
      const names = replicateNames[id] ?? {};
      expect(promised(names), id).toEqual(said(capabilities));
    }
  });
});

it("is reached by a free question that needs the key", async () => {
  const wire = recordingHttp({ body: {} }, { status: 401 });
  const reach = () => replicate.reach?.(testOptions(replicate, wire.http), live);
  await reach();
  await expect(reach()).rejects.toMatchObject({ problem: { kind: "auth" } });
  expect(wire.sent.map(({ method, url }) => `${method} ${url}`)[0]).toBe(`GET ${api}/account`);
});
