import { join, relative } from "node:path";
import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import type { RunSummary } from "../service/run-view.ts";
import type { Services } from "./services.ts";
import { pipelineInfo, pipelineText, pipelineVersion, revision } from "../wire/pipeline.ts";
import { pipelineName as file } from "./shapes.ts";

const query = z.strictObject({ file });
/** How far back a pipeline's last run is looked for. */
const mostRuns = 500;

/** The pipeline files of the server's folder. */
export const pipelineRoutes = ({ pipelines, runs, workspace }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/pipelines",
    scope: "pipelines:read",
    name: "listPipelines",
    summary: "The pipelines of the folder",
    answer: z.array(pipelineInfo),
    async handle() {
      const newestFirst = await runs.list(mostRuns);
      const root = relative(workspace.found.folder, pipelines.folder);
      return (await pipelines.list()).map((info) => {
        const name = join(root, info.file).replaceAll("\\", "/");
        const run = newestFirst.find(({ pipeline }) => pipeline === name);
        return run ? { ...info, lastRun: lastRunOf(run) } : info;
      });
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/pipeline",
    scope: "pipelines:read",
    name: "readPipeline",
    summary: "One pipeline's text and revision",
    query,
    answer: pipelineText,
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
    answer: pipelineInfo,
    handle: ({ query, body }) => pipelines.save(query.file, body.text, body.revision),
  }),
  defineRoute({
    method: "GET",
    path: "/api/pipeline/versions",
    scope: "pipelines:read",
    name: "listVersions",
    summary: "Earlier versions of a pipeline, newest first",
    query,
    answer: z.array(pipelineVersion),
    handle: ({ query }) => pipelines.versions(query.file),
  }),
  defineRoute({
    method: "GET",
    path: "/api/pipeline/versions/:version",
    scope: "pipelines:read",
    name: "readVersion",
    summary: "The text of an earlier version",
    query,
    answer: pipelineText,
    handle: ({ query, params }) => pipelines.version(query.file, params["version"] ?? ""),
  }),
  defineRoute({
    method: "POST",
    path: "/api/pipeline/restore",
    scope: "pipelines:write",
    name: "restoreVersion",
    summary: "Save an earlier version as the newest",
    body: z.strictObject({ file, version: revision, revision: revision.describe("What the file is now.") }),
    answer: pipelineInfo,
    handle: ({ body }) => pipelines.save(body.file, pipelines.version(body.file, body.version).text, body.revision),
  }),
];

const lastRunOf = ({ id, state, created, spent }: RunSummary) => ({ id, state, created, spent });
