import { mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { limited } from "../http/body.ts";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";
import { media } from "../wire/media.ts";
import { pipelineName } from "./shapes.ts";

const uploadLimit = 200 * 1024 * 1024;
/** Where files lie that were brought to a pipeline, beside it. */
const folder = "media";

/** Files that nodes of a pipeline read, brought to it. */
export const pipelineMediaRoutes = ({ pipelines, artifacts }: Services): readonly Route[] => [
  defineRoute({
    method: "POST",
    path: "/api/pipeline/media",
    scope: "pipelines:write",
    name: "addMedia",
    summary: "Put a picture, a clip or a sound beside a pipeline, for its nodes to read; nothing is overwritten",
    query: z.strictObject({
      file: pipelineName,
      name: z.string().min(1).max(200).describe("Its ending follows from its content."),
    }),
    accepts: ["application/octet-stream", "image/*", "video/*", "audio/*"],
    status: 201,
    answer: z.object({ file: z.string().describe("As nodes name it: a path from the pipeline."), media }),
    async handle({ query, raw, signal }) {
      const beside = join(dirname(await pipelines.pathOf(query.file)), folder);
      const added = await artifacts.add(limited(raw.incoming, uploadLimit), signal);
      await mkdir(beside, { recursive: true });
      const saved = await artifacts.saveInto(beside, query.name, added);
      return { file: `${folder}/${basename(saved)}`, media: added };
    },
  }),
];
