import { z } from "zod";
import { EventStream, eventHeaders } from "../http/event-stream.ts";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";

/** A run while it goes. */
export const eventRoutes = ({ runs, listeners }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/runs/:id/events",
    scope: "runs:read",
    name: "followRun",
    summary: "A run's events as they come; after Last-Event-ID or `after`, where one is given",
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    answer: "text/event-stream",
    async handle({ params, query, headers, method, principal, raw: { outgoing } }) {
      const id = params["id"] ?? "";
      await runs.expect(id);
      if (method === "HEAD") return new Response(null, { headers: eventHeaders });
      if (outgoing.destroyed) return;
      const last = Number(headers.get("Last-Event-ID") ?? query.after);
      const leave = listeners.enter(principal.name);
      outgoing.on("close", leave);
      const stream = new EventStream(outgoing, Number.isSafeInteger(last) && last > 0 ? last : 0);
      // Not waited for: what the request was read with need not be kept as long as somebody listens.
      void runs.follow(id, stream).then(
        () => stream.end(),
        (thrown: unknown) => outgoing.destroy(thrown instanceof Error ? thrown : undefined),
      );
    },
  }),
];
