import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { bodies, parseBody, pictureBytesOf } from "./asked.ts";
import type { ApiCaller } from "./caller.ts";
import { sourceOf } from "./clip-source.ts";
import { bodyLimits, readBody } from "./read-body.ts";
import { envelope, Refusal, refusalHeaders, toRefusal } from "./refusal.ts";
import { sendFile } from "./send-file.ts";
import type { Marks, VideoService } from "./video-service.ts";

export interface OpenAiOptions {
  readonly videos: VideoService;
  /** Finds out who sends a request, from its key. Undefined: nobody who is known. */
  identify(request: Request): ApiCaller | undefined | Promise<ApiCaller | undefined>;
  /** Told of errors that nobody foresaw. */
  fault?(thrown: unknown): void;
}

type Env = { Variables: { caller: ApiCaller } };

const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  order: z.enum(["asc", "desc"]).default("desc"),
  after: z.string().optional(),
});

/** The video API of OpenAI, to be mounted at `/v1`. Answers everything below it, in OpenAI's form. */
export function openAiRoutes({ videos, identify, fault = () => {} }: OpenAiOptions): Hono<Env> {
  const app = new Hono<Env>();
  const { published } = videos;

  app.use("*", async (context, next) => {
    await next();
    context.header("x-request-id", `req_${randomBytes(12).toString("hex")}`);
  });
  app.use("*", async (context, next) => {
    const caller = await identify(context.req.raw);
    if (!caller) throw new Refusal(401, "invalid_api_key", "Expected a valid key: Authorization: Bearer …");
    const reads = context.req.method === "GET" || context.req.method === "HEAD";
    if (!(reads ? caller.may.read : caller.may.spend)) {
      throw new Refusal(403, "insufficient_permissions", "This key may not do that");
    }
    context.set("caller", caller);
    await next();
  });
  app.onError((thrown) => {
    const refusal = toRefusal(thrown) ?? new Refusal(500, "internal", "Something went wrong here");
    if (refusal.code === "internal") fault(thrown);
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
    return sendFile(await videos.file(id, variant, caller), req.raw, variant === "video" ? id : `${id}-${variant}`);
  });
  app.all("*", ({ req }) => {
    throw new Refusal(404, "unsupported", `There is no ${req.method} ${req.path} here`);
  });
  return app;
}

function marksOf({ headers }: Request): Marks {
  const key = headers.get("idempotency-key") ?? undefined;
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refusal(400, "invalid_value", "An Idempotency-Key has 1 to 255 visible ASCII characters");
  }
  return { key, again: Number(headers.get("x-stainless-retry-count") ?? 0) >= 1 };
}
