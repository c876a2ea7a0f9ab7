import { priorities } from "@reelgraph/engine/storage";
import { z } from "zod";
import { attachment, fileHeaders } from "../http/headers.ts";
import { defineRoute, type Route } from "../http/route.ts";
import { fileOf } from "../service/films.ts";
import type { Started } from "../service/request.ts";
import { linker } from "./links.ts";
import type { Services } from "./services.ts";
import { runOutput, runSource, runSummary, runView, started } from "../wire/run.ts";
import { callbackUrl, choices, pipelineName, usd } from "./shapes.ts";

const empty = z.strictObject({});
const urgent = "Of the runs of one tenant the more urgent goes first, out of the queue and at vendors.";
const path = (rest: string) => `/api/runs/:id${rest}`;

/** Runs: started, looked at and decided about. */
export const runRoutes = ({ runs, pipelines, webhooks, access }: Services): readonly Route[] => {
  const toAnswer = async ({ id, replayed }: Started) => {
    const { state, position } = await runs.get(id);
    return { id, state, replayed, ...(position === undefined ? {} : { position }) };
  };
  return [
    defineRoute({
      method: "POST",
      path: "/api/runs",
      scope: "runs:start",
      name: "startRun",
      summary: "Queue a run of a pipeline",
      idempotent: true,
      body: z.strictObject({
        pipeline: pipelineName,
        text: z
          .string()
          .max(1024 * 1024)
          .exactOptional(),
        callbackUrl: callbackUrl.exactOptional(),
        priority: z.enum(priorities).describe(urgent).exactOptional(),
        ...choices,
      }),
      status: 202,
      answer: started,
      async handle({ body: { pipeline, text, ...chosen }, caller }) {
        if (chosen.callbackUrl !== undefined) webhooks.expectCallable(chosen.callbackUrl);
        const file = await pipelines.placeOf(pipeline, text);
        const begun = await runs.start({ ...chosen, file, ...(text === undefined ? {} : { text }) }, caller);
        const promised = begun.replayed ? undefined : await runs.book.promised(begun.id);
        if (promised !== undefined) await pipelines.ran(pipeline, promised, begun.id);
        return toAnswer(begun);
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/runs",
      scope: "runs:read",
      name: "listRuns",
      summary: "The newest runs",
      query: z.strictObject({
        limit: z.coerce.number().int().min(1).max(500).default(50),
        pipeline: pipelineName.exactOptional(),
        before: z.coerce
          .number()
          .describe("Created before then, in ms since the epoch: for the next page.")
          .exactOptional(),
      }),
      answer: z.array(runSummary),
      async handle({ query: { limit, pipeline, before } }) {
        const name = pipeline === undefined ? undefined : runs.book.nameOf(await pipelines.placeOf(pipeline, ""));
        return runs.list(limit, {
          ...(name === undefined ? {} : { pipeline: name }),
          ...(before === undefined ? {} : { before }),
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: path(""),
      scope: "runs:read",
      name: "showRun",
      summary: "All that is known of a run",
      answer: runView,
      handle: ({ params }) => runs.get(params["id"] ?? ""),
    }),
    defineRoute({
      method: "GET",
      path: path("/pipeline"),
      scope: "runs:read",
      name: "readRunPipeline",
      summary: "The pipeline as a run began with it, and what was asked for",
      answer: runSource,
      handle: ({ params }) => runs.book.source(params["id"] ?? ""),
    }),
    defineRoute({
      method: "GET",
      path: path("/files/:sha256"),
      scope: "artifacts:read",
      signed: true,
      name: "saveFile",
      summary: "A file that a run gave, to keep: a film carries the pipeline that made it",
      query: z.object({
        pipeline: z.enum(["yes", "no"]).default("yes").describe("no: the bytes of the artifact alone."),
      }),
      answer: "application/octet-stream",
      async handle({ params, query, method }) {
        const { id = "", sha256 = "" } = params;
        const file = await fileOf(id, sha256, query.pipeline === "yes", runs);
        const headers = {
          ...fileHeaders,
          "Content-Type": file.type,
          "Content-Length": String(file.bytes),
          "Content-Disposition": attachment(file.name),
        };
        return new Response(method === "HEAD" ? null : file.open(), { headers });
      },
    }),
    defineRoute({
      method: "POST",
      path: path("/cancel"),
      scope: "runs:cancel",
      name: "cancelRun",
      summary: "Stop a run for good, and its jobs at vendors where that can be done",
      body: empty,
      answer: z.object({ id: z.string(), jobs: z.array(z.looseObject({ place: z.string(), outcome: z.string() })) }),
      async handle({ params, signal }) {
        const id = params["id"] ?? "";
        const jobs = await runs.decisions.cancel(id, signal);
        return { id, jobs: jobs.map(({ job, outcome }) => ({ place: job.place, job: job.ref?.id, outcome })) };
      },
    }),
    defineRoute({
      method: "POST",
      path: path("/resume"),
      scope: "runs:start",
      name: "resumeRun",
      summary: "Go on with a run that was stopped",
      idempotent: true,
      body: z.strictObject({
        newRules: z
          .boolean()
          .exactOptional()
          .describe("What has not begun is made by the present versions of its node types."),
      }),
      status: 202,
      answer: started,
      handle: async ({ params, body, caller }) =>
        toAnswer(await runs.decisions.resume(params["id"] ?? "", caller, body)),
    }),
    defineRoute({
      method: "POST",
      path: path("/budget"),
      scope: "runs:start",
      name: "raiseBudget",
      summary: "Give a paused run more money and go on",
      idempotent: true,
      body: z.strictObject({ maxCost: usd }),
      status: 202,
      answer: started,
      handle: async ({ params, body, caller }) =>
        toAnswer(await runs.decisions.raise(params["id"] ?? "", body, caller)),
    }),
    defineRoute({
      method: "POST",
      path: path("/resolve"),
      scope: "runs:resolve",
      name: "resolveUnit",
      summary: "Write down what became of a submission whose answer got lost",
      body: z.union([
        z.strictObject({ unit: z.string(), as: z.literal("lost") }),
        z.strictObject({ unit: z.string(), as: z.literal("charged"), usd: usd.exactOptional() }),
        z.strictObject({ unit: z.string(), job: z.string().min(1).max(500) }),
      ]),
      answer: z.array(z.looseObject({ place: z.string(), state: z.string() })),
      async handle({ params, body: { unit, ...found }, signal }) {
        const jobs = await runs.decisions.resolve(params["id"] ?? "", unit, found, signal);
        return jobs.map(({ place, state, usd: amount }) => ({ place, state, usd: amount }));
      },
    }),
    defineRoute({
      method: "GET",
      path: path("/outputs"),
      scope: "runs:read",
      name: "listOutputs",
      summary: "What a run has given, lists taken apart",
      answer: z.array(runOutput),
      async handle({ params }) {
        const { id = "" } = params;
        const link = linker(access);
        return (await runs.outputs(id)).map(({ name, value, media }) => {
          return { name, value, ...(media ? { file: link(media, id) } : {}) };
        });
      },
    }),
  ];
};
