import { join } from "node:path";
import type { Media } from "@reelgraph/engine";
import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import type { RunView } from "../service/run-view.ts";
import type { Services } from "./services.ts";
import { callbackUrl, usd } from "./shapes.ts";

/** One clip from one prompt, by the model that the configuration prefers. */
const pipeline = JSON.stringify({
  reelgraph: 1,
  name: "Generate",
  inputs: { prompt: { type: "text" }, seconds: { type: "number", default: 4 } },
  nodes: { clip: { use: "generate", with: { prompt: "$inputs.prompt", seconds: "$inputs.seconds" } } },
  outputs: { video: "$clip.video" },
});

const statuses = {
  queued: "processing",
  running: "processing",
  interrupted: "processing",
  paused: "processing",
  succeeded: "completed",
  failed: "failed",
  cancelled: "failed",
} as const;
const linkMs = 60 * 60 * 1000;

const video = z
  .object({
    id: z.string(),
    created: z.int().describe("Seconds since the epoch."),
    status: z.enum(["processing", "completed", "failed"]),
    queue_position: z.int().exactOptional(),
    data: z.array(z.object({ url: z.string().describe("Good for an hour, without a token.") })),
    metadata: z.object({ duration_ms: z.int(), resolution: z.string(), format: z.string() }).exactOptional(),
    error: z.object({ code: z.string(), message: z.string() }).exactOptional(),
  })
  .meta({ id: "GeneratedVideo" });

/** The shortest way from a prompt to a clip. */
export const generateRoutes = ({ runs, access, workspace, webhooks }: Services): readonly Route[] => {
  const show = async (id: string): Promise<z.output<typeof video>> => {
    const view = await runs.get(id);
    const clips = view.state === "succeeded" ? (await runs.outputs(id)).flatMap(({ media }) => media ?? []) : [];
    const until = Date.now() + linkMs;
    const data = clips.map(({ sha256 }) => {
      const path = `/api/artifacts/${sha256}`;
      return { url: `${path}?${access.sign(path, until)}` };
    });
    return { ...factsOf(view), data, ...metadataOf(clips[0]) };
  };
  return [
    defineRoute({
      method: "POST",
      path: "/generate",
      scope: "runs:start",
      name: "generate",
      summary: "Queue one clip from one prompt",
      idempotent: true,
      body: z.strictObject({
        prompt: z.string().min(1).max(20_000),
        duration: z.number().positive().max(600).describe("Seconds.").exactOptional(),
        user_id: z
          .string()
          .regex(/^[\w.@-]{1,100}$/)
          .describe("Users take turns in the queue.")
          .exactOptional(),
        callback_url: callbackUrl.exactOptional(),
        max_cost: usd.describe("Most that it may cost, in USD.").exactOptional(),
      }),
      status: 202,
      answer: video,
      async handle({ body: { prompt, duration, user_id, max_cost, callback_url }, caller }) {
        if (callback_url !== undefined) webhooks.expectCallable(callback_url);
        const { id } = await runs.start(
          {
            file: join(workspace.root, "generate.json"),
            text: pipeline,
            inputs: { prompt, ...(duration === undefined ? {} : { seconds: duration }) },
            ...(max_cost === undefined ? {} : { maxCost: max_cost }),
            ...(callback_url === undefined ? {} : { callbackUrl: callback_url }),
          },
          user_id === undefined ? caller : { ...caller, caller: `${caller.caller}/${user_id}` },
        );
        return show(id);
      },
    }),
    defineRoute({
      method: "GET",
      path: "/generate/:id",
      scope: "runs:read",
      name: "generated",
      summary: "How far a clip is, and where it can be fetched",
      answer: video,
      handle: ({ params }) => show(params["id"] ?? ""),
    }),
  ];
};

function factsOf({ id, created, state, position, problems }: RunView) {
  const [first] = problems;
  const failed = statuses[state] === "failed";
  const error = { code: first?.code ?? state, message: first?.message ?? `The run was ${state}` };
  return {
    id,
    created: Math.floor(created / 1000),
    status: statuses[state],
    ...(position === undefined ? {} : { queue_position: position }),
    ...(failed ? { error } : {}),
  };
}

/** Measured from the file. */
function metadataOf(clip: Media | undefined) {
  if (clip?.media !== "video") return {};
  const { seconds, width, height, type } = clip;
  const format = type.replace("video/", "");
  return { metadata: { duration_ms: Math.round(seconds * 1000), resolution: `${width}x${height}`, format } };
}
