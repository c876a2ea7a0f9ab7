import { jsonLimit, limited } from "../http/body.ts";
import { defineRoute, type Route } from "../http/route.ts";
import type { Services } from "./services.ts";

/** What vendors tell. No token: their signatures say who they are. */
export const vendorWebhookRoutes = ({ inbox }: Services): readonly Route[] => [
  defineRoute({
    method: "POST",
    path: "/webhooks/:provider",
    scope: "public",
    name: "receiveVendorWebhook",
    summary: "What a vendor tells about its jobs, signed by it",
    accepts: ["application/json"],
    async handle({ params, headers, raw, signal }) {
      const chunks: Buffer[] = [];
      for await (const chunk of limited(raw.incoming, jsonLimit)) chunks.push(chunk);
      await inbox.receive(params["provider"] ?? "", { headers, body: Buffer.concat(chunks) }, signal);
    },
  }),
];
