import { z } from "zod";
import { problemDetails, refusal } from "../http/refusal.ts";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";

/** For whoever runs the server. */
export const operationRoutes = ({ runs, server }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/ready",
    scope: "public",
    name: "ready",
    summary: "Whether the server takes new work: it isn't being stopped, and its journal can be read",
    answer: z.object({ status: z.literal("ready") }),
    async handle() {
      const readable = await Promise.try(() => runs.host.journal.history.runs(1)).then(
        () => true,
        () => false,
      );
      if (readable && !server.stopping()) return { status: "ready" };
      const refused = readable
        ? refusal(503, "stopping", "The server is being stopped")
        : refusal(503, "storage-failed", "The journal can't be read");
      return new Response(problemDetails(refused), {
        status: 503,
        headers: { "Content-Type": "application/problem+json", "Retry-After": "5" },
      });
    },
  }),
  defineRoute({
    method: "GET",
    path: "/metrics",
    scope: "metrics:read",
    name: "metrics",
    summary: "Counts for Prometheus: requests, runs, units, money, waits, the event loop",
    answer: "text/plain",
    async handle() {
      const headers = { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" };
      return new Response(await server.metrics(), { headers });
    },
  }),
];
