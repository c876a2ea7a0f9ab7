import { randomBytes } from "node:crypto";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { createServer, type Server } from "node:http";
import { createApp, refusalBody, type AppOptions } from "./app.ts";
import { createGate, nobody, type GateOptions } from "./gate.ts";
import { securityHeaders } from "./headers.ts";
import { matches } from "./paths.ts";
import type { Principal } from "./scopes.ts";

export interface HttpOptions extends AppOptions, Pick<GateOptions, "access" | "hosts" | "origins"> {}

/** Slow senders are cut off: headers within 10 s, a body within 5 minutes. Checked every 2 s. */
const limits = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2000 };

/** An HTTP server for a table of routes. Nothing reaches a route, or Hono, that hasn't passed the gate. */
export function createHttp({ access, hosts, origins, ...options }: HttpOptions): Server {
  const { routes, dialects = [] } = options;
  const gate = createGate({
    access,
    hosts,
    origins,
    isPublic: (method, path) => routes.some((route) => route.scope === "public" && matches(route, method, path)),
    isPage: (method, path) => routes.some((route) => route.opens === true && matches(route, method, path)),
    isSignable: (method, path) => routes.some((route) => route.signed === true && matches(route, method, path)),
  });
  const app = createApp(options);
  const known = new WeakMap<object, Principal>();
  // The server below speaks HTTP/1.1 alone.
  const listener = getRequestListener((request, env) => {
    const { incoming, outgoing } = env as HttpBindings;
    return app.fetch(request, { incoming, outgoing, principal: known.get(incoming) ?? nobody });
  });
  return createServer(limits, (incoming, outgoing) => {
    for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value);
    outgoing.setHeader("X-Request-Id", `req_${randomBytes(12).toString("hex")}`);
    const { method = "GET", url = "/", headers } = incoming;
    const passed = gate({ method, url, headers });
    if ("status" in passed) {
      const { type, text } = refusalBody(passed, url, dialects);
      outgoing.writeHead(passed.status, { "Content-Type": type, ...passed.headers });
      outgoing.end(method === "HEAD" ? undefined : text);
      return;
    }
    known.set(incoming, passed);
    void listener(incoming, outgoing);
  });
}
