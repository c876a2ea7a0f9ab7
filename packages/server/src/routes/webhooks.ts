import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";

/** What others were told. */
export const webhookRoutes = ({ webhooks }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/webhooks",
    scope: "runs:read",
    name: "listDeliveries",
    summary: "What was sent to callback addresses, and what they answered",
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
    answer: z.array(
      z.looseObject({
        id: z.string(),
        url: z.string(),
        state: z.enum(["pending", "delivered", "given up"]),
        attempts: z.array(z.looseObject({ at: z.number() })),
      }),
    ),
    handle: ({ query }) => webhooks.list(query.limit),
  }),
];
