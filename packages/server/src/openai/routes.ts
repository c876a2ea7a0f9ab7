import { Hono } from "hono";
import { z } from "zod";
import type { Principal, Scope } from "../http/scopes.ts";
import { sendFile } from "../http/send-file.ts";
import type { RunService } from "../service/runs.ts";
import { bodies, parseBody, pictureBytesOf } from "./asked.ts";
import type { ApiCaller } from "./caller.ts";
import { sourceOf } from "./clip-source.ts";
import { bodyLimits, readBody } from "./read-body.ts";
import { envelope, Refusal, refusalHeaders, toRefusal } from "./refusal.ts";
import type { Marks, VideoService } from "./video-service.ts";

export interface OpenAiOptions {
  readonly videos: VideoService;
  readonly runs: RunService;
  /** Where it is served: `/v1`. */
  readonly prefix: string;
  /** Whether the server is about to end: then clients are to come again when it is back. */
  isStopping(): boolean;
  /** Told of errors that nobody foresaw. */
  fault(thrown: unknown): void;
}

/** The gate has found out who calls. */
type Env = { Bindings: { readonly principal: Principal }; Variables: { caller: ApiCaller } };

const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  order: z.enum(["asc", "desc"]).default("desc"),
  after: z.string().optional(),
});

/** The video API of OpenAI. Answers everything below its prefix, in OpenAI's form. */
export function openAiRoutes({ videos, runs, prefix, isStopping, fault }: OpenAiOptions): Hono<Env> {
  const app = new Hono<Env>().basePath(prefix);
  const { published } = videos;

  app.use("*", async (context, next) => {
    if (isStopping()) throw stopping();
    const { principal } = context.env;
    const scope = scopeOf(context.req.method, context.req.path);
    if (!principal.scopes.has(scope)) {
      throw new Refusal(403, "insufficient_permissions", `This key has no scope ${scope}`);
    }
    context.set("caller", { tenant: principal.name, runs });
    await next();
    // A run that was let go of meanwhile looks as if it had failed.
    if (isStopping()) throw stopping();
  });
  app.onError((thrown) => {
    const foreseen = toRefusal(thrown) ?? (isStopping() ? stopping() : undefined);
    const refusal = foreseen ?? new Refusal(500, "internal", "Something went wrong here");
    if (refusal.status === 500) fault(thrown);
    return Response.json(envelope(refusal), { status: refusal.status, headers: refusalHeaders(refusal) });
  });

  app.get("/models", ({ json }) => json({ object: "list", data: published.list() }));
  app.get("/models/:model", ({ req, json }) => json(published.get(req.param("model"))));

  app.post("/videos", async ({ req, json, var: { caller } }) => {
    const body = await readBody(req.raw, bodyLimits.picture);
    const { input_reference, ...asked } = parseBody(bodies.create, body);
    const picture = input_reference && (await pictureBytesOf(input_reference));
    return json(await videos.begin({ operation: "create", ...asked, picture }, caller, marksOf(req.raw)));
  });
  app.post("/videos/:id/remix", async ({ req, json, var: { caller } }) => {
    const { prompt } = parseBody(bodies.remix, await readBody(req.raw, bodyLimits.picture));
    const source = await videos.source(req.param("id"), caller);
    const order = { operation: "remix", model: source.model, prompt, source } as const;
    return json(await videos.begin(order, caller, marksOf(req.raw)));
  });
  for (const [path, operation] of [
    ["edits", "edit"],
    ["extensions", "extend"],
  ] as const) {
    app.post(`/videos/${path}`, async ({ req, json, var: { caller } }) => {
      const { video, model, ...asked } = parseBody(bodies[operation], await readBody(req.raw, bodyLimits.clip));
      const from = await sourceOf({ video, model, operation }, videos, caller);
      return json(await videos.begin({ operation, ...asked, ...from }, caller, marksOf(req.raw)));
    });
  }

  app.get("/videos", async ({ req, json, var: { caller } }) => {
    const { after, ...page } = parseBody(PageQuery, req.query());
    return json(await videos.list({ ...page, ...(after === undefined ? {} : { after }) }, caller));
  });
  app.get("/videos/:id", async ({ req, json, var: { caller } }) => json(await videos.get(req.param("id"), caller)));
  app.delete("/videos/:id", async ({ req, json, var: { caller } }) => {
    const id = req.param("id");
    await videos.delete(id, caller);
    return json({ id, object: "video.deleted", deleted: true });
  });
  app.get("/videos/:id/content", async ({ req, var: { caller } }) => {
    const [id, variant = "video"] = [req.param("id"), req.query("variant")];
    return sendFile(await videos.file(id, variant, caller), req.method, req.raw.headers);
  });
  app.all("*", ({ req }) => {
    throw new Refusal(404, "unsupported", `There is no ${req.method} ${req.path} here`);
  });
  return app;
}

/** A video that was promised is found again by whoever asks again. */
function stopping(): Refusal {
  return new Refusal(503, "stopping", "The server is being stopped", { retryAfter: 5 });
}

function scopeOf(method: string, path: string): Scope {
  if (method !== "GET" && method !== "HEAD") return "runs:start";
  return path.endsWith("/content") ? "artifacts:read" : "runs:read";
}

function marksOf({ headers }: Request): Marks {
  const key = headers.get("idempotency-key") ?? undefined;
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refusal(400, "invalid_value", "An Idempotency-Key has 1 to 255 visible ASCII characters");
  }
  return { key, again: Number(headers.get("x-stainless-retry-count") ?? 0) >= 1 };
}
