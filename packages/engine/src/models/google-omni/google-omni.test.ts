import { adapterContract } from "../../testing/adapter-contract.ts";
import { key } from "../../testing/adapter-fixtures.ts";
import { sampleImage, sampleVideo } from "../../testing/sample-media.ts";
import { signStandard, standardSecret } from "../../testing/sign-standard.ts";
import { googleOmni } from "./google-omni.ts";

const base = "https://generativelanguage.googleapis.com/v1";
const url = `${base}/interactions`;
const asked = { model: "v/gemini-omni-1.2-flash", seconds: 8, size: { width: 1280, height: 720 } };
const json = {
  model: "gemini-omni-1.2-flash",
  input: "a boat at dusk",
  background: true,
  store: true,
  response_format: { type: "video", duration: "8s", delivery: "uri", aspect_ratio: "16:9", resolution: "720p" },
  generation_config: { seed: 7, video_config: { task: "text_to_video" } },
};
const picture = { type: "image", data: "cGljdHVyZQ==", mime_type: "image/png" };
const words = { type: "text", text: "a boat at dusk" };
const id = "v1_ChAzN2Y4OTlh";
const clip = "https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media";
const job = { id, status: "in_progress", model: "gemini-omni-1.2-flash" };
const told = (uri: string) => ({ body: { ...job, status: "completed", output_video: { type: "video", uri } } });
const problem = (code: number, status: string, message: string) => ({
  status: code,
  body: { error: { code, message, status } },
});

const film = { type: "video", data: "cGljdHVyZQ==", mime_type: "video/mp4" };
const task = (name: string) => ({ generation_config: { seed: 7, video_config: { task: name } } });
const worked = { ...json, response_format: { type: "video", delivery: "uri", duration: "6s" } };

adapterContract({
  adapter: googleOmni,
  auth: { "x-goog-api-key": key },
  requests: [
    { name: "words", asked, sends: { url, body: { json } }, usd: 0.56 },
    {
      name: "a first frame, upright in 4K",
      asked: { ...asked, image: sampleImage, size: { width: 2160, height: 3840 } },
      sends: {
        url,
        body: {
          json: {
            ...json,
            input: [words, picture],
            response_format: { ...json.response_format, aspect_ratio: "9:16", resolution: "4k" },
            generation_config: { seed: 7, video_config: { task: "image_to_video" } },
          },
        },
      },
      usd: 1.68,
    },
    {
      name: "references, in the older model",
      asked: { ...asked, model: "v/gemini-omni-1.1-flash", references: [sampleImage, sampleImage] },
      sends: {
        url,
        body: {
          json: {
            ...json,
            model: "gemini-omni-1.1-flash",
            input: [words, picture, picture],
            generation_config: { seed: 7, video_config: { task: "reference_to_video" } },
          },
        },
      },
      usd: 0.8,
    },
    {
      name: "what follows a clip of somebody else",
      asked: { ...asked, seconds: 6, work: { how: "extend", video: sampleVideo } },
      sends: { url, body: { json: { ...worked, input: [words, film], ...task("extend") } } },
      usd: 0.138,
    },
    {
      name: "a clip of its own changed",
      asked: { ...asked, work: { how: "edit", video: sampleVideo, job: { id: "v1_before" } } },
      sends: {
        url,
        body: {
          json: {
            ...worked,
            input: "a boat at dusk",
            previous_interaction_id: "v1_before",
            response_format: { type: "video", delivery: "uri" },
            ...task("edit"),
          },
        },
      },
      usd: 0.046,
    },
  ],
  accepted: { answer: { body: job }, job: { id } },
  refusals: {
    auth: [
      problem(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
      problem(403, "PERMISSION_DENIED", "The caller does not have permission"),
    ],
    quota: { status: 402 },
    rate_limit: problem(429, "RESOURCE_EXHAUSTED", "Quota exceeded for requests per minute"),
    moderation_input: [
      problem(400, "INVALID_ARGUMENT", "The prompt was blocked by our safety filters"),
      problem(400, "PROHIBITED_CONTENT", "blocked"),
    ],
    validation: problem(400, "INVALID_ARGUMENT", "duration must be between 3s and 15s"),
    model_gone: problem(404, "NOT_FOUND", "models/gemini-omni is not found"),
  },
  polls: {
    asks: `GET ${url}/${id}`,
    running: { answers: { body: job }, gives: { status: "running" } },
    unknown: { body: { ...job, status: "requires_continuation" } },
    succeeded: {
      answers: {
        body: {
          ...job,
          status: "completed",
          steps: [
            { type: "user_input", content: [{ type: "video", uri: "https://example.com/what-went-in.mp4" }] },
            { type: "model_output", content: [{ type: "video", mime_type: "video/mp4", uri: clip }] },
          ],
        },
      },
      gives: { assets: [{ url: clip, type: "video/mp4" }] },
    },
    succeededAt: told,
    moderated: {
      "by an error": {
        answers: { body: { ...job, status: "failed", errors: [{ code: "SAFETY", message: "blocked" }] } },
        gives: { status: "failed", billed: "unknown" },
      },
      "although it is completed, for nothing": {
        answers: {
          body: {
            ...job,
            status: "completed",
            steps: [
              {
                type: "model_output",
                error: { code: 3, message: "The video violates our content policies. You have not been charged." },
              },
            ],
          },
        },
        gives: { status: "failed", billed: false },
      },
      "in the model's words": {
        answers: {
          body: {
            ...job,
            status: "completed",
            steps: [{ type: "model_output", content: [{ type: "text", text: "That was flagged as unsafe." }] }],
          },
        },
        gives: { status: "failed" },
      },
    },
    ends: {
      failed: {
        answers: { body: { ...job, status: "failed", errors: [{ code: "INTERNAL", message: "render failed" }] } },
        gives: { status: "failed", billed: "unknown", error: { kind: "provider", message: "render failed" } },
      },
      "completed without a clip": {
        answers: { body: { ...job, status: "completed", steps: [] } },
        gives: { status: "failed", error: { kind: "provider" } },
      },
      incomplete: { answers: { body: { ...job, status: "incomplete" } }, gives: { status: "failed" } },
      "over its budget": { answers: { body: { ...job, status: "budget_exceeded" } }, gives: { status: "failed" } },
      cancelled: { answers: { body: { ...job, status: "cancelled" } }, gives: { status: "cancelled" } },
    },
  },
  webhooks: {
    secret: standardSecret,
    body: { type: "interaction.completed", version: "v1", data: { id } },
    other: { type: "batch.succeeded", data: {} },
    sign: (body, at) => signStandard("msg_1", body, at),
    id: "msg_1",
  },
  clip,
  cancels: {
    asks: `POST ${url}/${id}/cancel`,
    answers: {
      "of a running job": { body: { ...job, status: "cancelled" }, gives: "cancelled" },
      "that comes too late": { ...problem(400, "FAILED_PRECONDITION", "already completed"), gives: "too_late" },
    },
  },
});
