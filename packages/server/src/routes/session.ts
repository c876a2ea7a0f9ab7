import { z } from "zod";
import { refusal } from "../http/refusal.ts";
import { problemDetails } from "../http/refusal.ts";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";

/** Health, and how a browser gets its token. */
export const sessionRoutes = ({ access, runs }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/health",
    scope: "public",
    name: "health",
    summary: "Whether the server is well",
    answer: z.object({ status: z.literal("ok") }),
    handle: () => ({ status: "ok" }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/health",
    scope: "runs:read",
    name: "load",
    summary: "How many runs go and wait",
    answer: z.object({ status: z.literal("ok"), waiting: z.int(), running: z.int() }),
    handle: () => ({ status: "ok", ...runs.load }),
  }),
  defineRoute({
    method: "POST",
    path: "/api/session",
    scope: "public",
    name: "openSession",
    summary: "Exchange a launch code for a token",
    body: z.strictObject({ code: z.string().max(200) }),
    answer: z.object({ token: z.string(), seconds: z.number() }),
    async handle({ body }) {
      const session = await access.exchange(body.code);
      if (session) return session;
      const refused = refusal(401, "bad-code", "This launch code was used already, or is too old");
      const headers = { "WWW-Authenticate": 'Bearer realm="reelgraph"', "Content-Type": "application/problem+json" };
      return new Response(problemDetails(refused), { status: 401, headers });
    },
  }),
];
