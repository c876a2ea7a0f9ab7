import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { Caller } from "../service/request.ts";
import type { Principal, Scope } from "./scopes.ts";

/** A request that came through the gate, read and checked. */
export interface Call<Q = unknown, B = unknown> {
  /** Parts of the path that are named in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  /** Undefined where the route takes no JSON. */
  readonly body: B;
  readonly principal: Principal;
  /** For the run service: who asks, and the Idempotency-Key where the route honours one. */
  readonly caller: Caller;
  readonly headers: Headers;
  readonly method: string;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
  /** Node's own request and response, for streams. */
  readonly raw: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse };
}

/** What a route answers, for the document: a schema of its JSON, or the media type of something else. */
export type Answer = z.ZodType | `${string}/${string}`;

/** One operation. All that is served stands in one table of these: what is not in it is refused. */
export interface Route<Q = unknown, B = unknown> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As Hono writes it: `/api/runs/:id`, `/runs/*`. */
  readonly path: string;
  /** A page: links of other sites may open it, as a page of its own. Only for what is public. */
  readonly opens?: boolean;
  /** `public`: no token is needed; only for what tells nothing. */
  readonly scope: Scope | "public";
  readonly summary: string;
  /** Names of the operation in the document, unique. */
  readonly name: string;
  readonly query?: z.ZodType<Q>;
  /** The JSON that it takes; strict. */
  readonly body?: z.ZodType<B>;
  /** Media types of a body that is not JSON; the handler reads it from `raw.incoming`, which is never parsed here. */
  readonly accepts?: readonly string[];
  /** It can spend money, or start work: an Idempotency-Key is honoured. */
  readonly idempotent?: boolean;
  /** Of a public route: whose tenant's it is, by its path. Absent, or not one that is known: the owner's. */
  whose?(path: string): string | undefined;
  /** A signed address may stand for the token. */
  readonly signed?: boolean;
  readonly status?: number;
  readonly answer?: Answer;
  /** Plain data is sent as JSON. */
  handle(call: Call<Q, B>): unknown;
}

/** Declares a route; the types of `query` and `body` are inferred from their schemas. */
export function defineRoute<Q = undefined, B = undefined>(route: Route<Q, B>): Route {
  // The table is of many types; each handler gets what its own schemas have read.
  return route as unknown as Route;
}
