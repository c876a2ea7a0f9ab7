import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";
import { pipelineName as file } from "./shapes.ts";

const revision = z.string().regex(/^[0-9a-f]{64}$/);
const info = z.object({ file: z.string(), name: z.string().optional(), revision }).meta({ id: "PipelineInfo" });
const whole = info.extend({ text: z.string() }).meta({ id: "Pipeline" });
const query = z.strictObject({ file });

/** The pipeline files of the server's folder. */
export const pipelineRoutes = ({ pipelines }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/pipelines",
    scope: "pipelines:read",
    name: "listPipelines",
    summary: "The pipelines of the folder",
    answer: z.array(info),
    handle: () => pipelines.list(),
  }),
  defineRoute({
    method: "GET",
    path: "/api/pipeline",
    scope: "pipelines:read",
    name: "readPipeline",
    summary: "One pipeline's text and revision",
    query,
    answer: whole,
    handle: ({ query }) => pipelines.read(query.file),
  }),
  defineRoute({
    method: "PUT",
    path: "/api/pipeline",
    scope: "pipelines:write",
    name: "savePipeline",
    summary: "Save a pipeline, unless somebody else did since it was read",
    query,
    body: z.strictObject({
      text: z.string(),
      revision: revision.nullable().describe("What was read; null: the file is new."),
    }),
    answer: info,
    handle: ({ query, body }) => pipelines.save(query.file, body.text, body.revision),
  }),
  defineRoute({
    method: "GET",
    path: "/api/pipeline/versions",
    scope: "pipelines:read",
    name: "listVersions",
    summary: "Earlier versions of a pipeline, newest first",
    query,
    answer: z.array(z.object({ revision, saved: z.number(), bytes: z.int() })),
    handle: ({ query }) => pipelines.versions(query.file),
  }),
  defineRoute({
    method: "GET",
    path: "/api/pipeline/versions/:version",
    scope: "pipelines:read",
    name: "readVersion",
    summary: "The text of an earlier version",
    query,
    answer: whole,
    handle: ({ query, params }) => pipelines.version(query.file, params["version"] ?? ""),
  }),
  defineRoute({
    method: "POST",
    path: "/api/pipeline/restore",
    scope: "pipelines:write",
    name: "restoreVersion",
    summary: "Save an earlier version as the newest",
    body: z.strictObject({ file, version: revision, revision: revision.describe("What the file is now.") }),
    answer: info,
    handle: ({ body }) => pipelines.save(body.file, pipelines.version(body.file, body.version).text, body.revision),
  }),
];
