import type { Exchange } from "../http/exchange.ts";
import { problem } from "../problem.ts";

const usualLimit = 20;
const largestLimit = 100;

/** `GET /v1/videos?limit&after&order`, and in class B `&tag`. */
export function list(exchange: Exchange): void {
  const { vendor, query, refuse, reply, owner, now } = exchange;
  const { settings, jobs } = vendor;
  const { listNeeds, ids } = settings.profile;
  if (listNeeds !== undefined && !query.has(listNeeds)) {
    return refuse(problem(400, "missing_parameter", `${listNeeds} is needed`, listNeeds));
  }
  const limit = Number(query.get("limit") ?? usualLimit);
  if (!(limit >= 1 && limit <= largestLimit)) {
    return refuse(problem(400, "invalid_value", `limit must be 1 to ${largestLimit}`, "limit"));
  }
  const tag = settings.class === "B" ? query.get("tag") : null;
  const visible = [...jobs.all()].filter(
    (job) =>
      !job.deleted &&
      job.owner === owner &&
      job.createdAt + settings.visibleAfterMs <= now &&
      (tag === null || job.tag === tag),
  );
  if (query.get("order") !== "asc") visible.reverse();
  const after = query.get("after");
  const last = after === null ? -1 : visible.findIndex((job) => (ids?.write(job) ?? job.id) === after);
  if (after !== null && last < 0) return refuse(problem(400, "invalid_value", "after names no video", "after"));
  const data = visible.slice(last + 1, last + 1 + limit).map((job) => exchange.show(job));
  reply.json(200, {
    object: "list",
    data,
    first_id: data[0]?.["id"] ?? null,
    last_id: data.at(-1)?.["id"] ?? null,
    has_more: last + 1 + limit < visible.length,
  });
}
