import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import { makeLink, readLink, tenantOfLink } from "../service/watch-links.ts";
import { opinion, watched, watchLink } from "../wire/feedback.ts";
import { linker } from "./links.ts";
import type { Services } from "./services.ts";
import { person } from "./shapes.ts";

const whose = (path: string) => tenantOfLink(path.split("/")[3] ?? "");
const dayMs = 24 * 60 * 60 * 1000;

/** One film for one viewer, who has a link and no token. */
export const watchRoutes = ({ access, artifacts, viewers }: Services): readonly Route[] => [
  defineRoute({
    method: "POST",
    path: "/api/watch",
    scope: "feedback:share",
    name: "shareClip",
    summary: "Make a link that shows one clip to whoever has it, and takes one feedback",
    body: z.strictObject({
      clip: z.string().regex(/^[0-9a-f]{64}$/),
      days: z.number().min(0.01).max(90).default(14).describe("For how long."),
    }),
    status: 201,
    answer: watchLink,
    async handle({ body: { clip, days } }) {
      await artifacts.find(clip);
      const until = Math.round(Date.now() + days * dayMs);
      return { path: `/watch/${makeLink(clip, until, access)}`, until };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/watch/:link",
    scope: "public",
    whose,
    name: "watchClip",
    summary: "The clip that a link shows",
    answer: watched,
    async handle({ params }) {
      const { clip, id, until } = readLink(params["link"] ?? "", access);
      const media = await artifacts.find(clip);
      return { ...linker(access, until)(media), given: await viewers.hasFrom(id) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/watch/:link/feedback",
    scope: "public",
    whose,
    name: "giveFeedbackByLink",
    summary: "Say once how good the clip of a link is",
    body: z.strictObject({ ...opinion, by: person.exactOptional() }),
    status: 201,
    answer: z.object({ given: z.literal(true) }),
    async handle({ params, body: { by = "a viewer", ...said } }) {
      const { clip, id } = readLink(params["link"] ?? "", access);
      await artifacts.find(clip);
      await viewers.addToClip(clip, { ...said, by, link: id });
      return { given: true };
    },
  }),
];
