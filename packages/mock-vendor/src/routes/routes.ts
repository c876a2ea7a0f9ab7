import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Exchange, openExchange } from "../http/exchange.ts";
import { replyTo } from "../http/reply.ts";
import { problem } from "../problem.ts";
import type { Seen, Vendor } from "../vendor.ts";
import { accounts } from "./accounts.ts";
import { download } from "./download.ts";
import { list } from "./list.ts";
import { poll } from "./poll.ts";
import { cancel, remove } from "./remove.ts";
import { submit } from "./submit.ts";

/** So many requests are remembered. */
const remembered = 10_000;

/** Answers one request. */
export async function serve(vendor: Vendor, request: IncomingMessage, response: ServerResponse, base: string) {
  const reply = replyTo(response);
  const [path = "/", search] = (request.url ?? "/").split("?", 2);
  const query = new URLSearchParams(search);
  if (path.startsWith("/_")) return accounts(vendor, request, path, reply);

  // Remembered at once: a client whose connection was broken may look here before this is over.
  const seen: Seen = { at: vendor.settings.now(), method: request.method ?? "", path, status: 0 };
  vendor.seen.push(seen);
  if (vendor.seen.length > remembered) vendor.seen.shift();
  const note = (what: Partial<Seen>) => void Object.assign(seen, what);
  try {
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const owner = createHash("sha256")
      .update(key ?? "")
      .digest("hex");
    const exchange = openExchange({ vendor, request, query, reply, owner, base, note });
    const known = key !== undefined && (vendor.settings.keys?.includes(key) ?? true);
    const { retired } = vendor.settings.profile;
    if (!known) exchange.refuse(problem(401, "invalid_api_key", "A valid API key is needed"));
    else if (retired) exchange.refuse(retired);
    else await answer(exchange, request.method ?? "", path);
  } finally {
    note({ status: reply.status });
  }
}

function answer(exchange: Exchange, method: string, path: string): void | Promise<void> {
  if (path === "/v1/videos") {
    if (method === "POST") return submit(exchange);
    if (method === "GET") return list(exchange);
  }
  if (path === "/v1/models" && method === "GET") {
    const { models = ["mock-video"] } = exchange.vendor.settings;
    const data = models.map((id) => ({ id, object: "model", created: 0, owned_by: "mock-vendor" }));
    return exchange.reply.json(200, { object: "list", data });
  }
  const { works } = exchange.vendor.settings.profile;
  if (works === true && method === "POST") {
    if (path === "/v1/videos/extensions") return submit(exchange, { how: "extensions" });
    if (path === "/v1/videos/edits") return submit(exchange, { how: "edits" });
  }
  const match = /^\/v1\/videos\/([^/]+)(?:\/(content|cancel|remix))?$/.exec(path);
  const id = decoded(match?.[1] ?? "");
  const route = `${method} ${match?.[2] ?? ""}`;
  if (id !== undefined && match) {
    if (route === "GET ") return poll(exchange, id);
    if (route === "DELETE ") return remove(exchange, id);
    if (route === "GET content") return download(exchange, id);
    if (route === "POST cancel") return cancel(exchange, id);
    if (route === "POST remix" && works === true) return submit(exchange, { how: "remix", of: id });
  }
  return exchange.refuse(problem(404, "not_found", `There is no ${method} ${path}`));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
