import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { HttpBindings } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { isType, issues, readJson, wrongType } from "./body.ts";
import { unknown } from "./gate.ts";
import { shownProblems } from "../service/shown-problems.ts";
import { TryAgain } from "../service/try-again.ts";
import { problemDetails, refusal, toRefusal, type Refusal } from "./refusal.ts";
import type { Call, Route } from "./route.ts";
import type { Principal } from "./scopes.ts";

/** How refusals look under a path; elsewhere they are problem details. */
export interface Dialect {
  /** `/v1` */
  readonly prefix: string;
  readonly type: string;
  write(refusal: Refusal): string;
}

export interface Mount {
  /** `/v1` */
  readonly prefix: string;
  fetch(request: Request, env: Env["Bindings"]): Response | Promise<Response>;
}

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly dialects?: readonly Dialect[];
  /** Applications of their own behind the same gate: they get who the caller is, and see to scopes and bodies themselves. */
  readonly mounts?: readonly Mount[];
  /** Where the project is: problems tell files by their path from here. */
  readonly root: string;
  /** Told of errors that nobody foresaw. */
  fault(thrown: unknown): void;
}

/** Answers requests that have passed the gate. */
export type App = Hono<Env>;

/** `told`: which route answers, for those who watch. */
type Env = { Bindings: HttpBindings & { readonly principal: Principal; readonly told: { route: string } } };
const methods: readonly Route["method"][] = ["GET", "POST", "PUT", "DELETE"];
const key = /^[\x21-\x7e]{1,255}$/;

/** All routes of a table, behind their scopes and schemas. The gate has let the caller in and says who it is. */
export function createApp({ routes, dialects = [], mounts = [], root, fault }: AppOptions): App {
  const app = new Hono<Env>();
  const refuse = (context: Context<Env>, refused: Refusal) =>
    respond({ ...refused, problems: shownProblems(refused.problems, root) }, context.req.path, dialects);
  for (const route of routes) {
    app.on(route.method, route.path, async (context) => {
      const { principal, told } = context.env;
      told.route = route.name;
      if (route.scope !== "public" && !principal.scopes.has(route.scope)) {
        return refuse(context, refusal(403, "no-scope", "This key may not do that", { expected: route.scope }));
      }
      try {
        const call = await read(route, context);
        if ("status" in call) return refuse(context, call);
        return answer(route, await route.handle(call), context.env);
      } catch (thrown) {
        const refused = toRefusal(thrown);
        if (refused.status >= 500 && !(thrown instanceof TryAgain)) fault(thrown);
        return refuse(context, refused);
      }
    });
  }
  for (const { prefix, fetch } of mounts) {
    app.all(`${prefix}/*`, (context) => {
      context.env.told.route = prefix;
      return fetch(context.req.raw, context.env);
    });
  }
  app.notFound((context) => {
    const allowed = methods.filter((method) => app.router.match(method, context.req.path)[0].length > 0);
    return refuse(context, allowed.length === 0 ? unknown() : wrongMethod(context.req.method, allowed));
  });
  app.onError((thrown, context) => {
    fault(thrown);
    return refuse(context, toRefusal(thrown));
  });
  return app;
}

/** A refusal in the dialect of its path. */
export function refusalBody(
  refused: Refusal,
  path: string,
  dialects: readonly Dialect[],
): { type: string; text: string } {
  const dialect = dialects.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  return { type: dialect?.type ?? "application/problem+json", text: (dialect?.write ?? problemDetails)(refused) };
}

/** A path that is known, asked in a way that it has not (RFC 9110, 15.5.6). */
function wrongMethod(method: string, allowed: readonly string[]): Refusal {
  const expected = allowed.flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : one)).join(", ");
  const refused = refusal(405, "wrong-method", `${method} can't be used here`, { expected });
  return { ...refused, headers: { Allow: expected } };
}

function respond(refused: Refusal, path: string, dialects: readonly Dialect[]): Response {
  const { type, text } = refusalBody(refused, path, dialects);
  return new Response(text, { status: refused.status, headers: { "Content-Type": type, ...refused.headers } });
}

async function read(route: Route, context: Context<Env>): Promise<Call | Refusal> {
  const { incoming, outgoing, principal } = context.env;
  const accepts = route.accepts ?? (route.body ? ["application/json"] : undefined);
  if (accepts && !isType(incoming, accepts)) return wrongType(accepts);
  const query = route.query?.safeParse(context.req.query());
  if (query && !query.success) return { status: 422, problems: issues(query.error) };
  const given = route.idempotent ? context.req.header("Idempotency-Key") : undefined;
  if (given !== undefined && !key.test(given)) {
    return refusal(400, "bad-key", "The Idempotency-Key is not one", { expected: "1 to 255 visible ASCII characters" });
  }
  const json = route.body ? await readJson(incoming, route.body) : { body: undefined };
  if ("status" in json) return json;
  return {
    params: context.req.param(),
    query: query?.data,
    body: json.body,
    principal,
    caller: { caller: principal.name, ...(given === undefined ? {} : { key: given }) },
    headers: context.req.raw.headers,
    method: context.req.method,
    // Made when it is asked for: most look at neither, and there may be thousands of streams.
    get signal() {
      return context.req.raw.signal;
    },
    raw: { incoming, outgoing },
  };
}

function answer(route: Route, given: unknown, { outgoing }: Env["Bindings"]): Response {
  if (given instanceof Response) return given;
  if (outgoing.headersSent) return RESPONSE_ALREADY_SENT;
  if (given === undefined) return new Response(null, { status: 204 });
  return Response.json(given, { status: route.status ?? 200 });
}
