import { groupings, trendsBy, type Opinion } from "@reelgraph/engine/node";
import { z } from "zod";
import { personOf } from "../http/person.ts";
import { defineRoute, type Route } from "../http/route.ts";
import { feedback, opinion, trend } from "../wire/feedback.ts";
import type { Services } from "./services.ts";
import { person } from "./shapes.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What viewers say of films. */
export const feedbackRoutes = ({ viewers, artifacts, runs }: Services): readonly Route[] => [
  defineRoute({
    method: "POST",
    path: "/api/feedback",
    scope: "feedback:write",
    name: "giveFeedback",
    summary: "Say how good a clip is: quality, realism and usefulness from 1 to 5, and a text",
    body: z.strictObject({
      clip: sha256,
      run: z.string().max(100).describe("Where it was seen.").exactOptional(),
      ...opinion,
      by: person.exactOptional(),
    }),
    status: 201,
    answer: feedback,
    async handle({ body: { clip, run, by, ...said }, principal }) {
      await artifacts.find(clip);
      if (run !== undefined) await runs.get(run);
      const told: Opinion = { ...said, by: personOf(principal, by) };
      return viewers.addToClip(clip, told, run);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/feedback",
    scope: "runs:read",
    name: "listFeedback",
    summary: "What viewers said, the newest first",
    query: z.strictObject({
      clip: sha256.exactOptional(),
      run: z.string().max(100).exactOptional(),
      pipeline: z.string().max(200).exactOptional(),
      limit: z.coerce.number().int().min(1).max(10_000).default(500),
    }),
    answer: z.array(feedback),
    async handle({ query: { limit, ...wanted } }) {
      const fits = Object.entries(wanted) as [keyof typeof wanted, string][];
      const all = await viewers.all();
      return all
        .filter((entry) => fits.every(([name, value]) => entry[name] === value))
        .toReversed()
        .slice(0, limit);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/feedback/trends",
    scope: "runs:read",
    name: "showTrends",
    summary: "Means of what viewers said, by pipeline, style, model or day",
    query: z.strictObject({ by: z.enum(groupings).default("day") }),
    answer: z.array(trend),
    handle: async ({ query }) => trendsBy(query.by, await viewers.all()),
  }),
];
