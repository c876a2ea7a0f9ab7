import { describe, expect, it } from "vitest";
import type { VideoRequest } from "../../host.ts";
import { adapterContract } from "../../testing/adapter-contract.ts";
import {
  clipUrl,
  clientKey,
  key,
  pictureUrl,
  testOptions,
  type AdapterFixtures,
} from "../../testing/adapter-fixtures.ts";
import { breaks, recordingHttp, type Scripted } from "../../testing/recording-http.ts";
import { sampleImage, sampleVideo } from "../../testing/sample-media.ts";
import { priceBy } from "../price.ts";
import { runwayModels } from "./catalogue.ts";
import { runway } from "./runway.ts";

const api = "https://api.dev.runwayml.com";
const version = { "x-runway-version": "2024-11-06" };
const id = "17f20503-6c24-4c16-946b-35dbbce2af2f";
const task = (status: string, more: object = {}) => ({ id, createdAt: "2026-11-20T10:00:00.000Z", status, ...more });
const estimatedCost = { credits: 48 };
const cost = (credits: number) => ({ cost: { credits } });
const clip = "https://dnznrvs05pmza.cloudfront.net/clip.mp4?_jwt=signed";
const failed = (failureCode: string, credits = 0) => ({
  body: task("FAILED", { failure: "An unexpected error occurred.", failureCode, ...cost(credits) }),
});
const words = { promptText: "a boat at dusk", duration: 4, ratio: "1280:720", seed: 7 };
const organization = {
  creditBalance: 1200,
  tier: {
    maxMonthlyCreditSpend: 10_000,
    models: {
      "gen4.5": { maxConcurrentGenerations: 2, maxDailyGenerations: 200 },
      gen4_image: { maxConcurrentGenerations: 2, maxDailyGenerations: 200 },
      "veo3.1": { maxConcurrentGenerations: null, maxDailyGenerations: 50 },
    },
  },
  usage: { models: { "gen4.5": { dailyGenerations: 3 } } },
};

const fixtures: AdapterFixtures = {
  adapter: runway,
  auth: { authorization: `Bearer ${key}` },
  requests: [
    {
      name: "words",
      asked: { model: "v/gen4.5" },
      sends: {
        url: `${api}/v1/text_to_video`,
        body: { json: { model: "gen4.5", ...words } },
        headers: version,
      },
      usd: 0.48,
    },
    {
      name: "a first frame",
      asked: { model: "v/gen4_turbo", image: sampleImage },
      sends: {
        url: `${api}/v1/image_to_video`,
        body: { json: { model: "gen4_turbo", ...words, promptImage: [{ position: "first", uri: pictureUrl }] } },
      },
      usd: 0.2,
    },
    {
      name: "two frames, sound and a negative prompt",
      asked: { model: "v/veo3.1", image: sampleImage, lastImage: sampleImage, audio: true, negative: "people" },
      sends: {
        url: `${api}/v1/image_to_video`,
        body: {
          json: {
            model: "veo3.1",
            ...words,
            audio: true,
            negativePrompt: "people",
            promptImage: [
              { position: "first", uri: pictureUrl },
              { position: "last", uri: pictureUrl },
            ],
          },
        },
      },
      usd: 1.6,
    },
    {
      name: "reference images",
      asked: { model: "v/seedance2", references: [sampleImage] },
      sends: {
        url: `${api}/v1/text_to_video`,
        body: { json: { model: "seedance2", ...words, audio: false, references: [{ uri: pictureUrl }] } },
      },
      usd: 1.44,
    },
    {
      name: "no seed where a model takes none",
      asked: { model: "v/gemini_omni_flash_1.1" },
      sends: {
        url: `${api}/v1/text_to_video`,
        body: {
          json: { model: "gemini_omni_flash_1.1", promptText: "a boat at dusk", duration: 4, ratio: "1280:720" },
        },
      },
    },
    {
      name: "a clip changed",
      asked: { model: "v/aleph2", work: { how: "edit", video: sampleVideo } },
      sends: {
        url: `${api}/v1/video_to_video`,
        body: { json: { model: "aleph2", promptText: "a boat at dusk", videoUri: clipUrl, seed: 7 } },
      },
      usd: 0.56,
    },
  ],
  accepted: { answer: { body: { id, estimatedCost } }, job: { id, handle: { mostUsd: 0.48 } } },
  refusals: {
    auth: { status: 401, body: { error: "The API key is invalid." } },
    quota: { status: 400, body: { error: "You do not have enough credits to run this task." } },
    rate_limit: { status: 429, body: { error: "Daily generation limit reached." } },
    moderation_input: { status: 400, body: { error: "The prompt did not pass content moderation." } },
    validation: { status: 400, body: { error: "Validation of body failed", issues: [{ path: ["ratio"] }] } },
    model_gone: { status: 404, body: { error: "Not found" } },
  },
  polls: {
    asks: `GET ${api}/v1/tasks/${id}`,
    running: {
      answers: { body: task("RUNNING", { progress: 0.42, estimatedCost }) },
      gives: { status: "running", progress: 0.42, nextPollMs: 5000 },
    },
    unknown: { body: task("RENDERING", { progress: 0.42 }) },
    succeeded: {
      answers: { body: task("SUCCEEDED", { output: [clip], ...cost(48) }) },
      gives: { assets: [{ url: clip }], usd: 0.48 },
    },
    succeededAt: (url) => ({ body: task("SUCCEEDED", { output: [url], ...cost(48) }) }),
    moderated: {
      "the finished clip": { answers: failed("SAFETY.OUTPUT.VIDEO", 48), gives: { billed: true, usd: 0.48 } },
    },
    ends: {
      failed: {
        answers: failed("INTERNAL.BAD_OUTPUT.CODE01"),
        gives: { status: "failed", billed: false, usd: 0, error: { kind: "provider", retry: "resubmit_paid" } },
      },
      "the prompt was refused, and charged": {
        answers: failed("SAFETY.INPUT.TEXT", 48),
        gives: { billed: true, usd: 0.48, error: { kind: "moderation_input", retry: "never" } },
      },
      "refused before": {
        answers: failed("INPUT_PREPROCESSING.SAFETY.TEXT"),
        gives: { error: { kind: "moderation_input", retry: "never" } },
      },
      "a picture that is none": {
        answers: failed("ASSET.INVALID"),
        gives: { error: { kind: "validation", retry: "never", code: "ASSET.INVALID" } },
      },
      "no word about the cost": {
        answers: { body: task("FAILED", { failure: "An error" }) },
        gives: { status: "failed", billed: "unknown" },
      },
      cancelled: {
        answers: { body: task("CANCELLED", cost(0)) },
        gives: { status: "cancelled", billed: false, usd: 0 },
      },
    },
  },
  clip,
  lists: { asks: `GET ${api}/v1/organization`, answers: { body: organization }, gives: ["gen4.5", "veo3.1"] },
};

adapterContract(fixtures);

const live = new AbortController().signal;
const request: VideoRequest = { model: "v/gen4.5", prompt: "a", seconds: 4, format: "mp4", audio: false, seed: 7 };
const open = (...script: Scripted[]) => {
  const wire = recordingHttp(...script);
  return { vendor: runway.open(testOptions(runway, wire.http)), wire };
};

describe("Runway's tasks", () => {
  it.each(["PENDING", "THROTTLED"])("wait for their turn, and are asked for every five seconds: %s", async (status) => {
    const { vendor } = open({ body: task(status, { estimatedCost }) });
    expect(await vendor.poll({ id }, live)).toEqual({ status: "queued", nextPollMs: 5000 });
  });

  it("cost what was estimated where no final cost is told", async () => {
    const { vendor } = open({ body: task("SUCCEEDED", { output: [clip] }) });
    const job = { id, handle: { mostUsd: 0.48 } };
    expect(await vendor.poll(job, live)).toMatchObject({ status: "succeeded", usd: 0.48 });
  });

  it("are followed by their id alone", async () => {
    const { vendor } = open({ body: task("SUCCEEDED", { output: [clip] }) });
    expect(await vendor.poll({ id }, live)).toEqual({ status: "succeeded", assets: [{ url: clip }] });
  });
});

describe("cancelling, by DELETE", () => {
  it("stops a task that waits or runs", async () => {
    const { vendor, wire } = open({ body: task("RUNNING") }, { status: 204 });
    expect(await vendor.cancel?.({ id }, live)).toBe("cancelled");
    expect(wire.sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${api}/v1/tasks/${id}`,
      `DELETE ${api}/v1/tasks/${id}`,
    ]);
  });

  it.each(["SUCCEEDED", "FAILED", "CANCELLED"])("never deletes a task that is over: %s", async (status) => {
    const { vendor, wire } = open({ body: task(status, { output: [clip], ...cost(48) }) });
    expect(await vendor.cancel?.({ id }, live)).toBe("too_late");
    expect(wire.sent).toHaveLength(1);
  });

  it("is no cancellation without an answer", async () => {
    await expect(open(breaks()).vendor.cancel?.({ id }, live)).rejects.toThrow("ECONNRESET");
    await expect(open({ body: task("RUNNING") }, breaks()).vendor.cancel?.({ id }, live)).rejects.toThrow("ECONNRESET");
    const { vendor } = open({ body: task("RUNNING") }, { status: 500 });
    expect(await vendor.cancel?.({ id }, live)).toBe("too_late");
  });
});

describe("a request that Runway can't take", () => {
  it.each([
    ["words alone for Gen-4 Turbo", { model: "v/gen4_turbo" }, "first frame"],
    ["a last frame alone", { model: "v/veo3.1", lastImage: sampleImage }, "only with a first"],
    ["frames and references", { model: "v/seedance2", image: sampleImage, references: [sampleImage] }, "not both"],
  ])("is refused before anything is sent: %s", async (_, more, says) => {
    const { vendor, wire } = open();
    const submitted = vendor.submit({ ...request, ...more }, { clientKey, signal: live, mayGo: () => true });
    await expect(submitted).rejects.toMatchObject({ problem: { kind: "validation", retry: "never" } });
    await expect(submitted).rejects.toThrow(says);
    expect(wire.sent).toEqual([]);
  });

  it("is refused when a picture is larger than 5 MB as text", async () => {
    const wire = recordingHttp();
    const options = testOptions(runway, wire.http);
    const vendor = runway.open({ ...options, read: () => Promise.resolve(new Uint8Array(4_000_000)) });
    const submission = { clientKey, signal: live, mayGo: () => true };
    await expect(vendor.submit({ ...request, image: sampleImage }, submission)).rejects.toThrow("too large");
    expect(wire.sent).toEqual([]);
  });
});

describe("the catalogue", () => {
  it("takes an organization's limits, where null is none", async () => {
    const { http } = recordingHttp({ body: organization });
    const models = await runway.list?.(testOptions(runway, http), live);
    expect(models?.map(({ limits }) => limits)).toEqual([
      { concurrency: 2, requests: [{ max: 200, perSeconds: 86_400 }] },
      { requests: [{ max: 50, perSeconds: 86_400 }] },
    ]);
  });

  it.each(runwayModels.filter(({ prices }) => prices.length > 0))("has a price for all that $id can make", (model) => {
    const { sizes } = model.capabilities;
    for (const size of "min" in sizes ? [] : sizes)
      for (const audio of [true, false])
        expect(priceBy(model.prices, { ...request, size, audio })?.max).toBeGreaterThan(0);
  });

  it.each([
    ["seedance2", { width: 640, height: 640 }, 1.44],
    ["seedance2", { width: 1440, height: 1440 }, 1.6],
    ["seedance2_5", { width: 640, height: 640 }, 0.8],
    ["seedance2_5", { width: 1280, height: 720 }, 1.2],
  ])("knows what %s costs at %o", (id, size, usd) => {
    const model = runwayModels.find((one) => one.id === id);
    expect(priceBy(model?.prices ?? [], { ...request, size })?.max).toBe(usd);
  });
});

it("is reached by a free question that needs the key", async () => {
  const wire = recordingHttp({ body: {} }, { status: 401 });
  const reach = () => runway.reach?.(testOptions(runway, wire.http), live);
  await reach();
  await expect(reach()).rejects.toMatchObject({ problem: { kind: "auth" } });
  expect(wire.sent.map(({ method, url }) => `${method} ${url}`)[0]).toBe(`GET ${api}/v1/organization`);
});
