import { randomBytes } from "node:crypto";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Answered } from "../observe/observer.ts";
import { refusalBody, type App, type AppOptions } from "./app.ts";
import { nothingHere } from "../assets/placeholder.ts";
import { createGate, opensPage, type GateOptions } from "./gate.ts";
import { securityHeaders } from "./headers.ts";
import { htmlHeaders } from "./html.ts";
import { matches } from "./paths.ts";
import { toRefusal, type Refusal } from "./refusal.ts";
import type { Principal } from "./scopes.ts";

export interface HttpOptions
  extends
    Pick<AppOptions, "routes" | "dialects" | "fault">,
    Pick<GateOptions, "access" | "addresses" | "quotas" | "hosts" | "origins"> {
  /** The routes as they are for whoever asks. */
  appOf(principal: Principal): App | Promise<App>;
  /** Told of every request that is over. */
  answered?(answered: Answered): void;
}

/** Slow senders are cut off: headers within 10 s, a body within 5 minutes. Checked every 2 s. */
const limits = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2000 };

/** A request on its way through. */
interface Passing {
  readonly told: { route: string };
  principal?: Principal;
  app?: App;
}

/** An HTTP server for a table of routes. Nothing reaches a route, or Hono, that hasn't passed the gate. */
export function createHttp({ routes, dialects = [], appOf, answered, fault, ...doors }: HttpOptions): Server {
  const gate = createGate({
    ...doors,
    nobodyAt(method, path) {
      const route = routes.find((one) => one.scope === "public" && matches(one, method, path));
      const tenant = route?.whose?.(path);
      return route && { name: "nobody", scopes: new Set(), ...(tenant === undefined ? {} : { tenant }) };
    },
    isPage: (method, path) => routes.some((route) => route.opens === true && matches(route, method, path)),
    isSignable: (method, path) => routes.some((route) => route.signed === true && matches(route, method, path)),
  });
  const passing = new WeakMap<object, Passing>();
  // The server below speaks HTTP/1.1 alone.
  const listener = getRequestListener((request, env) => {
    const { incoming, outgoing } = env as HttpBindings;
    const { app, principal, told } = passing.get(incoming) ?? {};
    if (!app || !principal || !told) throw new Error("a request has not passed the gate");
    return app.fetch(request, { incoming, outgoing, principal, told });
  });
  const refuse = (
    refused: Refusal,
    { url = "/", method = "GET", headers }: IncomingMessage,
    outgoing: ServerResponse,
  ) => {
    const [path = ""] = url.split("?");
    if (refused.status === 401 && opensPage(headers) && !routes.some((route) => matches(route, method, path))) {
      outgoing.writeHead(404, htmlHeaders(nothingHere)).end(nothingHere);
      return;
    }
    const { type, text } = refusalBody(refused, url, dialects);
    outgoing.writeHead(refused.status, { "Content-Type": type, ...refused.headers });
    outgoing.end(method === "HEAD" ? undefined : text);
  };
  return createServer(limits, (incoming, outgoing) => {
    const id = `req_${randomBytes(12).toString("hex")}`;
    for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value);
    outgoing.setHeader("X-Request-Id", id);
    const pass: Passing = { told: { route: "refused" } };
    passing.set(incoming, pass);
    const { method = "GET", url = "/", headers } = incoming;
    if (answered) tellOf(outgoing, { id, method }, pass, answered);
    const enter = async (passed: Refusal | Principal) => {
      if ("status" in passed) return refuse(passed, incoming, outgoing);
      pass.principal = passed;
      pass.told.route = "unknown";
      pass.app = await appOf(passed);
      return listener(incoming, outgoing);
    };
    const failed = (thrown: unknown) => {
      fault(thrown);
      if (outgoing.headersSent) outgoing.destroy();
      else refuse(toRefusal(thrown), incoming, outgoing);
    };
    const { remoteAddress: address } = incoming.socket;
    void Promise.try(() => gate({ method, url, headers, address }))
      .then(enter)
      .catch(failed);
  });
}

/** A function of its own, because what it needs is kept until the answer is over, which may be long. */
function tellOf(
  outgoing: ServerResponse,
  about: Pick<Answered, "id" | "method">,
  pass: Passing,
  tell: (answered: Answered) => void,
): void {
  const [began, start] = [Date.now(), performance.now()];
  outgoing.on("close", () => {
    const { name: who = "nobody", tenant } = pass.principal ?? {};
    const { route } = pass.told;
    tell({ ...about, route, status: outgoing.statusCode, began, ms: performance.now() - start, who, tenant });
  });
}
