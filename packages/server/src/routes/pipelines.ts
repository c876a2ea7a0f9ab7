import { join } from "node:path";
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
export const pipelineRoutes = ({ pipelines, runs }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/pipelines",
    scope: "pipelines:read",
    name: "listPipelines",
    summary: "The pipelines of the folder",
    answer: z.array(pipelineInfo),
    async handle() {
      const newestFirst = await runs.list(mostRuns);
      return (await pipelines.list()).map((info) => {
        const name = runs.book.nameOf(join(pipelines.folder, info.file));
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
    body: z.strictObject({
      file,
      version: revision,
      revision: revision.nullable().describe("What the file is now; null: there is none."),
    }),
    answer: pipelineInfo,
    async handle({ body }) {
      const { text } = await pipelines.version(body.file, body.version);
      return pipelines.save(body.file, text, body.revision);
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/pipeline/versions/name",
    scope: "pipelines:write",
    name: "nameVersion",
    summary: "Give a version a name, by which it is kept for good, or take the name away",
    body: z.strictObject({ file, version: revision, name: z.string().min(1).max(100).nullable() }),
    answer: z.array(pipelineVersion),
    async handle({ body }) {
      await pipelines.nameVersion(body.file, body.version, body.name ?? undefined);
      return pipelines.versions(body.file);
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/pipeline/duplicate",
    scope: "pipelines:write",
    name: "duplicatePipeline",
    summary: "Save a pipeline under another name as well",
    body: z.strictObject({ file, to: file }),
    status: 201,
    answer: pipelineInfo,
    handle: ({ body }) => pipelines.duplicate(body.file, body.to),
  }),
  defineRoute({
    method: "POST",
    path: "/api/pipeline/rename",
    scope: "pipelines:write",
    name: "renamePipeline",
    summary: "Give a pipeline another name, and its versions with it",
    body: z.strictObject({ file, to: file, revision }),
    answer: pipelineInfo,
    handle: ({ body }) => pipelines.rename(body.file, body.to, body.revision),
  }),
  defineRoute({
    method: "POST",
    path: "/api/pipeline/delete",
    scope: "pipelines:write",
    name: "deletePipeline",
    summary: "Take a pipeline away; its versions stay, and can be restored",
    body: z.strictObject({ file, revision }),
    answer: z.object({ file: z.string() }),
    async handle({ body }) {
      await pipelines.remove(body.file, body.revision);
      return { file: body.file };
    },
  }),
];

const lastRunOf = ({ id, state, created, spent }: RunSummary) => ({ id, state, created, spent });
