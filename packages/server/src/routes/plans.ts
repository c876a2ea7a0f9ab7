import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";
import { plan } from "../wire/plan.ts";
import { problem } from "../wire/problem.ts";
import { choices, pipelineName } from "./shapes.ts";

const which = {
  pipeline: pipelineName,
  text: z
    .string()
    .max(1024 * 1024)
    .describe("A text to take instead of the file's: what an editor hasn't saved.")
    .exactOptional(),
};

/** Looking before running. */
export const planRoutes = ({ runs, pipelines }: Services): readonly Route[] => [
  defineRoute({
    method: "POST",
    path: "/api/check",
    scope: "pipelines:read",
    name: "checkPipeline",
    summary: "Everything that is wrong with a pipeline",
    body: z.strictObject(which),
    answer: z.object({ ok: z.boolean(), problems: z.array(problem) }),
    async handle({ body }) {
      const file = await pipelines.placeOf(body.pipeline, body.text);
      const problems = await runs.preview.check({ file, ...(body.text === undefined ? {} : { text: body.text }) });
      return { ok: problems.every(({ severity }) => severity === "warning"), problems };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/plan",
    scope: "pipelines:read",
    name: "planPipeline",
    summary: "What a run would do, take and cost; free",
    body: z.strictObject({ ...which, ...choices }),
    answer: plan,
    async handle({ body: { pipeline, text, ...chosen } }) {
      const file = await pipelines.placeOf(pipeline, text);
      return runs.preview.plan({ ...chosen, file, ...(text === undefined ? {} : { text }) });
    },
  }),
];
