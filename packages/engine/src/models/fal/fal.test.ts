import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { adapterContract } from "../../testing/adapter-contract.ts";
import {
  clientKey,
  clipUrl,
  key,
  pictureUrl,
  testOptions,
  type AdapterFixtures,
} from "../../testing/adapter-fixtures.ts";
import { recordingHttp, type Scripted } from "../../testing/recording-http.ts";
import { sampleImage, sampleVideo } from "../../testing/sample-media.ts";
import type { VideoRequest } from "../../host.ts";
import { priceBy } from "../price.ts";
import { falModels } from "./catalogue.ts";
import { falWays, type Way } from "./endpoints.ts";
import { fal } from "./fal.ts";

const queue = "https://queue.fal.run";
const at = `${queue}/fal-ai/veo3.1/requests/764cabcf`;
const accepted = {
  status: "IN_QUEUE",
  request_id: "764cabcf",
  response_url: at,
  status_url: `${at}/status`,
  cancel_url: `${at}/cancel`,
  queue_position: 0,
};
const links = { status: `${at}/status`, result: at, cancel: `${at}/cancel` };
const status = (word: string) => ({ ...accepted, status: word, logs: null });
const done = { body: { ...status("COMPLETED"), metrics: { inference_time: 41.2 } } };
const video = (url: string) => ({ video: { url, content_type: "video/mp4", file_name: "output.mp4", file_size: 6 } });
const clip = "https://v3b.fal.media/files/b/0a8d04e2/output.mp4";
const violation = (...loc: string[]) => ({
  detail: [{ loc, type: "content_policy_violation", msg: "flagged by a content checker", input: {} }],
});
const hd = { width: 1280, height: 720 };
const words = { duration: "4s", aspect_ratio: "16:9", resolution: "720p", generate_audio: false, seed: 7 };

const pair = generateKeyPairSync("ed25519");
const { publicKey: old } = generateKeyPairSync("ed25519");

/** As fal's page on webhooks says it. */
function signFal(body: string, at: number): Readonly<Record<string, string>> {
  const time = String(Math.floor(at / 1000));
  const text = ["764cabcf", "user_1", time, createHash("sha256").update(body).digest("hex")].join("\n");
  return {
    "x-fal-webhook-request-id": "764cabcf",
    "x-fal-webhook-user-id": "user_1",
    "x-fal-webhook-timestamp": time,
    "x-fal-webhook-signature": sign(null, Buffer.from(text), pair.privateKey).toString("hex"),
  };
}

const fixtures: AdapterFixtures = {
  adapter: fal,
  auth: { authorization: `Key ${key}` },
  requests: [
    {
      name: "words",
      asked: { model: "v/fal-ai/veo3.1", size: hd },
      sends: { url: `${queue}/fal-ai/veo3.1`, body: { json: { prompt: "a boat at dusk", ...words } } },
      usd: 0.8,
    },
    {
      name: "sound and a negative prompt",
      asked: { model: "v/fal-ai/veo3.1", size: hd, audio: true, negative: "people" },
      sends: {
        url: `${queue}/fal-ai/veo3.1`,
        body: { json: { prompt: "a boat at dusk", ...words, generate_audio: true, negative_prompt: "people" } },
      },
      usd: 1.6,
    },
    {
      name: "a first frame for Kling, whose shape it gives",
      asked: { model: "v/fal-ai/kling-video/v3/pro", seconds: 5, image: sampleImage },
      sends: {
        url: `${queue}/fal-ai/kling-video/v3/pro/image-to-video`,
        body: { json: { prompt: "a boat at dusk", duration: "5", generate_audio: false, start_image_url: pictureUrl } },
      },
      usd: 0.56,
    },
    {
      name: "two frames for Veo",
      asked: { model: "v/fal-ai/veo3.1", size: hd, image: sampleImage, lastImage: sampleImage },
      sends: {
        url: `${queue}/fal-ai/veo3.1/first-last-frame-to-video`,
        body: {
          json: { prompt: "a boat at dusk", ...words, first_frame_url: pictureUrl, last_frame_url: pictureUrl },
        },
      },
    },
    {
      name: "reference images for Seedance",
      asked: { model: "v/bytedance/seedance-2.0", size: hd, references: [sampleImage, sampleImage] },
      sends: {
        url: `${queue}/bytedance/seedance-2.0/reference-to-video`,
        body: {
          json: { prompt: "a boat at dusk", ...words, duration: "4", image_urls: [pictureUrl, pictureUrl] },
        },
      },
      usd: 1.2136,
    },
    {
      name: "a model that is paid by the clip",
      asked: { model: "v/fal-ai/minimax/hailuo-2.3/pro", seconds: 6, image: sampleImage },
      sends: {
        url: `${queue}/fal-ai/minimax/hailuo-2.3/pro/image-to-video`,
        body: { json: { prompt: "a boat at dusk", image_url: pictureUrl } },
      },
      usd: 0.49,
    },
    {
      name: "what follows a clip, by the only length there is",
      asked: { model: "v/fal-ai/veo3.1", work: { how: "extend", video: sampleVideo } },
      sends: {
        url: `${queue}/fal-ai/veo3.1/extend-video`,
        body: {
          json: {
            prompt: "a boat at dusk",
            duration: "7s",
            resolution: "720p",
            generate_audio: false,
            seed: 7,
            video_url: clipUrl,
          },
        },
      },
      usd: 1.4,
    },
    {
      name: "a clip changed",
      asked: { model: "v/fal-ai/wan/v2.7", work: { how: "edit", video: sampleVideo } },
      sends: {
        url: `${queue}/fal-ai/wan/v2.7/edit-video`,
        body: { json: { prompt: "a boat at dusk", resolution: "720p", seed: 7, video_url: clipUrl } },
      },
    },
    {
      name: "an endpoint that nobody described",
      asked: { model: "v/someone/film-9/text-to-video", size: hd },
      sends: {
        url: `${queue}/someone/film-9/text-to-video`,
        body: { json: { prompt: "a boat at dusk", ...words, duration: 4 } },
      },
    },
    {
      name: "an endpoint that was named in full",
      asked: { model: "v/fal-ai/kling-video/v3/pro/text-to-video", size: hd },
      sends: {
        url: `${queue}/fal-ai/kling-video/v3/pro/text-to-video`,
        body: { json: { prompt: "a boat at dusk", duration: "4", aspect_ratio: "16:9", generate_audio: false } },
      },
    },
  ],
  accepted: { answer: { body: accepted }, job: { id: "764cabcf", handle: links } },
  refusals: {
    auth: [{ status: 401, body: { detail: "Authentication is required to access this application" } }, { status: 403 }],
    quota: { status: 403, body: { detail: "User is locked. Reason: Exhausted balance." } },
    rate_limit: { status: 429, body: { detail: "Too many requests" } },
    moderation_input: { status: 422, body: violation("body", "prompt") },
    validation: { status: 422, body: { detail: [{ loc: ["body", "duration"], msg: "wrong", type: "enum" }] } },
    model_gone: { status: 404, body: { detail: "Application 'veo0' not found" } },
  },
  polls: {
    asks: `GET ${at}/status`,
    running: { answers: { status: 202, body: status("IN_PROGRESS") }, gives: { status: "running" } },
    unknown: { body: status("WARMING_UP") },
    succeeded: {
      answers: [done, { body: video(clip) }],
      gives: { assets: [{ url: clip, type: "video/mp4" }] },
    },
    succeededAt: (url) => [done, { body: video(url) }],
    moderated: {
      "the finished clip": { answers: [done, { status: 422, body: violation("body") }], gives: { billed: false } },
    },
    ends: {
      failed: {
        answers: [
          { body: { ...status("COMPLETED"), error: "Internal Server Error", error_type: "runner_server_error" } },
          { status: 500, body: { detail: "Internal Server Error", error_type: "runner_server_error" } },
        ],
        gives: { status: "failed", billed: false, error: { kind: "provider", code: "runner_server_error" } },
      },
      "the runner was lost": {
        answers: [done, { status: 503, headers: { "x-fal-error-type": "runner_disconnected" } }],
        gives: { status: "failed", error: { code: "runner_disconnected" } },
      },
      "the prompt was refused": {
        answers: [done, { status: 422, body: violation("body", "prompt") }],
        gives: { status: "failed", billed: false, error: { kind: "moderation_input", retry: "never" } },
      },
      "the model's own check": {
        answers: [
          done,
          {
            status: 422,
            body: { detail: [{ loc: ["body", "image_url"], msg: "can't be fetched", type: "file_download_error" }] },
          },
        ],
        gives: { status: "failed", error: { kind: "validation", retry: "never", code: "file_download_error" } },
      },
      "a person cancelled it": {
        answers: [done, { status: 499, body: { detail: "cancelled", error_type: "client_cancelled" } }],
        gives: { status: "cancelled", billed: false },
      },
    },
  },
  webhooks: {
    body: { request_id: "764cabcf", gateway_request_id: "764cabcf", status: "OK", payload: video(clip) },
    other: { request_id: "764cabcf", status: "ERROR" },
    sign: signFal,
    id: "764cabcf",
    keys: {
      asks: "GET https://rest.fal.ai/.well-known/jwks.json",
      answers: {
        body: {
          keys: [
            { kty: "RSA", n: "AQAB" },
            { ...old.export({ format: "jwk" }) },
            pair.publicKey.export({ format: "jwk" }),
          ],
        },
      },
    },
    asked: { url: `${queue}/fal-ai/veo3.1?fal_webhook=https%3A%2F%2Ffilms.example%2Fwebhooks%2Fv` },
  },
  clip,
  cancels: {
    asks: `PUT ${at}/cancel`,
    answers: {
      "before it began": { status: 202, body: { status: "CANCELLATION_REQUESTED" }, gives: "cancelled" },
      "a finished job": { status: 400, body: { status: "ALREADY_COMPLETED" }, gives: "too_late" },
      "a finished job, told politely": { body: { status: "ALREADY_COMPLETED" }, gives: "too_late" },
      "an unknown job": { status: 404, body: { status: "NOT_FOUND" }, gives: "too_late" },
    },
  },
};

adapterContract(fixtures);

const live = new AbortController().signal;
const request: VideoRequest = {
  model: "v/fal-ai/veo3.1",
  prompt: "a",
  seconds: 4,
  format: "mp4",
  audio: false,
  seed: 7,
};
const submission = { clientKey, signal: live, mayGo: () => true };
const submit = (body: unknown, more: Partial<VideoRequest> = {}, baseUrl = queue) => {
  const wire = recordingHttp({ body });
  const job = fal.open(testOptions(fal, wire.http, { baseUrl })).submit({ ...request, ...more }, submission);
  return { job, wire };
};
const poll = (job: { id: string; handle?: typeof links }, script: readonly Scripted[], baseUrl = queue) => {
  const wire = recordingHttp(...script);
  return { state: fal.open(testOptions(fal, wire.http, { baseUrl })).poll(job, live), wire };
};

describe("the addresses of a job", () => {
  const built = (base: string) => ({ status: `${base}/status`, result: base, cancel: `${base}/cancel` });

  it.each([
    "https://evil.example/x/status",
    "https://queue.fal.run.evil.example/status",
    "https://queue.fal.run@evil.example/status",
    "https://key@queue.fal.run/status",
    "http://queue.fal.run/status",
    "//evil.example/status",
    "not an address",
  ])("are not taken from elsewhere: %s", async (url) => {
    const { job } = submit({ ...accepted, status_url: url, response_url: url, cancel_url: url });
    expect((await job).handle).toEqual(built(at));
  });

  it("are made as fal's client makes them where none are given: without the endpoint", async () => {
    const { job } = submit({ request_id: "764cabcf" }, { image: sampleImage });
    expect((await job).handle).toEqual(built(at));
  });

  it("may lie at fal's own queue, although a relay is configured", async () => {
    const relay = "https://relay.example/fal";
    const { job, wire } = submit(accepted, {}, relay);
    expect((await job).handle).toEqual(links);
    expect(wire.sent[0]?.url).toBe(`${relay}/fal-ai/veo3.1`);
    const asked = poll({ id: "764cabcf", handle: links }, [{ body: status("IN_QUEUE") }], relay);
    expect(await asked.state).toEqual({ status: "queued" });
    expect(asked.wire.sent[0]?.url).toBe(`${at}/status`);
  });

  it("are refused when they were stored for another host", async () => {
    const { state, wire } = poll({ id: "1", handle: built("https://old-relay.example/1") }, []);
    await expect(state).rejects.toMatchObject({ problem: { retry: "never" } });
    expect(wire.sent).toEqual([]);
  });

  it("are found for a job that a person names with its app", async () => {
    const { state, wire } = poll({ id: "fal-ai/veo3.1/requests/764cabcf" }, [{ body: status("IN_QUEUE") }]);
    await state;
    expect(wire.sent[0]?.url).toBe(`${at}/status`);
    await expect(poll({ id: "764cabcf" }, []).state).rejects.toThrow("named with its app");
    await expect(poll({ id: "../../requests/x" }, []).state).rejects.toThrow("named with its app");
  });
});

describe("whether fal takes the key", () => {
  const reach = (status: number) => fal.reach?.(testOptions(fal, recordingHttp({ status }).http), live);

  it("is known from a job that nobody has", async () => {
    await expect(reach(404)).resolves.toBeUndefined();
    await expect(reach(401)).rejects.toMatchObject({ problem: { kind: "auth" } });
    await expect(reach(500)).rejects.toMatchObject({ problem: { kind: "network" } });
  });
});

describe("a completed job", () => {
  it.each([
    ["a gateway's 502", { status: 502, body: "<html>" }],
    ["a gateway's 500", { status: 500, body: { detail: "Internal Server Error" } }],
    ["a 429", { status: 429, body: { detail: "slow down" } }],
    ["no clip in the result", { body: { images: [] } }],
  ])("is asked for its result again after %s", async (_, answer) => {
    const { state } = poll({ id: "1", handle: links }, [done, answer]);
    await expect(state).rejects.toMatchObject({ problem: { retry: "poll" } });
  });

  it("was refused for one of several pictures", async () => {
    const body = { detail: [{ loc: ["body", "image_urls", 0], type: "content_policy_violation", msg: "likeness" }] };
    const { state } = poll({ id: "1", handle: links }, [done, { status: 422, body }]);
    expect(await state).toMatchObject({ error: { kind: "moderation_input", retry: "never", message: "likeness" } });
  });

  it("may hold several clips", async () => {
    const { state } = poll({ id: "1", handle: links }, [done, { body: { videos: [{ url: clip }, { url: clip }] } }]);
    expect(await state).toEqual({ status: "succeeded", assets: [{ url: clip }, { url: clip }] });
  });
});

describe("a request that no endpoint takes", () => {
  it.each([
    ["a last frame alone", { lastImage: sampleImage }, "only with a first"],
    ["references for Veo", { references: [sampleImage] }, "no reference images"],
    [
      "references and a first frame",
      { model: "v/bytedance/seedance-2.0", references: [sampleImage], image: sampleImage },
      "not both",
    ],
    [
      "a picture for an endpoint of words",
      { model: "v/fal-ai/wan/v2.7/text-to-video", image: sampleImage },
      "first frame",
    ],
  ])("is refused before anything is sent: %s", async (_, more, says) => {
    const { job, wire } = submit(accepted, more);
    await expect(job).rejects.toMatchObject({ problem: { kind: "validation", retry: "never" } });
    await expect(job).rejects.toThrow(says);
    expect(wire.sent).toEqual([]);
  });
});

describe("the catalogue", () => {
  it("knows the endpoints of each of its models, and no others", () => {
    expect(Object.keys(falWays).toSorted()).toEqual(falModels.map(({ id }) => id).toSorted());
  });

  it("knows Sora 2's endpoints, which are closed, and what may take their place", () => {
    const closed = fal.models.filter(({ retiresAt }) => retiresAt !== undefined);
    expect(closed.map(({ id }) => id)).toEqual([
      "fal-ai/sora-2/text-to-video",
      "fal-ai/sora-2/image-to-video",
      "fal-ai/sora-2/text-to-video/pro",
      "fal-ai/sora-2/image-to-video/pro",
    ]);
    for (const { replacedBy, retiresAt } of closed) {
      expect(retiresAt).toBe("2026-09-24");
      expect(falModels.map(({ id }) => id)).toContain(replacedBy);
    }
  });

  it("promises only what the endpoints have names for", () => {
    for (const { id, capabilities } of falModels) {
      const ways = falWays[id];
      if (!ways) throw new Error(`no endpoints for ${id}`);
      const { audio, negative, seed, image, sizes } = capabilities;
      expect([image.first, image.last, image.references > 0], id).toEqual([
        ways.first.names.first !== undefined,
        ways.last?.names.last !== undefined,
        ways.references?.names.references !== undefined,
      ]);
      const sides = "min" in sizes ? [] : sizes.map(({ width, height }) => String(Math.min(width, height)));
      for (const { endpoint, names } of [ways.text, ways.first, ways.last, ways.references].filter(Boolean) as Way[]) {
        expect([audio === "optional", negative === "native", seed], endpoint).toEqual([
          names.audio !== undefined,
          names.negative !== undefined,
          names.seed !== undefined,
        ]);
        if (names.resolutions) expect(Object.keys(names.resolutions), endpoint).toEqual([...new Set(sides)]);
      }
    }
  });

  it.each(falModels.filter(({ prices }) => prices.length > 0))("has a price for all that $id can make", (model) => {
    const { sizes, audio } = model.capabilities;
    for (const size of "min" in sizes ? [] : sizes)
      for (const sound of audio === "always" ? [true] : [true, false])
        expect(priceBy(model.prices, { ...request, size, audio: sound })?.max).toBeGreaterThan(0);
  });
});
