import type { Http, HttpAnswer, HttpRequest } from "../models/http.ts";
import { HttpFailure } from "../models/http.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** How one exchange goes wrong, or `ok`. Told in what the wire shows. */
export type Fault = (exchange: {
  readonly request: HttpRequest;
  readonly time: VirtualTime;
  /** What the vendor does and answers when nothing goes wrong. */
  readonly serve: () => HttpAnswer;
}) => HttpAnswer | Promise<HttpAnswer>;

export interface WireVendor {
  readonly http: Http;
  /** Names under which jobs were taken, in order; each is a charge. */
  readonly charged: readonly string[];
  /** When POSTs arrived, in ms. */
  readonly posts: readonly number[];
  /** When it was asked after a job, in ms. */
  readonly polls: readonly number[];
}

interface Script {
  /** The first faults of each kind of exchange; the last one stays when `stays` is set. */
  readonly submit?: readonly Fault[];
  readonly poll?: readonly Fault[];
  readonly download?: readonly Fault[];
  readonly stays?: boolean;
  /** The vendor recognises repeated keys. */
  readonly idempotent: boolean;
}

/** A vendor behind the wire protocol of `POST /v1/videos`, in memory and in virtual time. */
export function wireVendor(time: VirtualTime, script: Script): WireVendor {
  const jobs: { id: string; key: string; doneAt: number }[] = [];
  const posts: number[] = [];
  const polls: number[] = [];
  const counts = { submit: 0, poll: 0, download: 0 };
  const next = (kind: keyof typeof counts): Fault => {
    const faults = script[kind] ?? [];
    const index = counts[kind]++;
    return faults[index] ?? (script.stays ? faults.at(-1) : undefined) ?? (({ serve }) => serve());
  };
  const submit = (key: string) => {
    const known = script.idempotent ? jobs.find((job) => job.key === key) : undefined;
    const job = known ?? { id: `video_${jobs.length + 1}`, key, doneAt: time.now() + 5000 };
    if (!known) jobs.push(job);
    return job;
  };
  return {
    posts,
    polls,
    get charged() {
      return jobs.map(({ key }) => key);
    },
    http: async (request) => {
      await time.sleep(20);
      const [path = "", query = ""] = request.url.replace("http://vendor/v1", "").split("?");
      if (request.method === "POST") {
        posts.push(time.now());
        const key = request.headers?.["idempotency-key"] ?? "";
        return next("submit")({ request, time, serve: () => json(200, { id: submit(key).id, status: "queued" }) });
      }
      if (path === "/videos") {
        const found = jobs.filter(({ key }) => query.includes(key));
        return json(200, { data: found.map(({ id, key }) => ({ id, client_tag: key })), has_more: false });
      }
      const job = jobs.find(({ id }) => path.includes(id));
      if (!job) return json(404, { error: { message: "no such job" } });
      if (path.endsWith("/content")) return next("download")({ request, time, serve: () => bytes(200, "a film", 6) });
      polls.push(time.now());
      const done = time.now() >= job.doneAt;
      const serve = () =>
        json(200, { id: job.id, status: done ? "completed" : "in_progress", progress: done ? 100 : 40 });
      return next("poll")({ request, time, serve });
    },
  };
}

/** An answer with JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return answer(status, JSON.stringify(body), headers);
}

/** An answer with bytes that claims a length. */
export function bytes(status: number, body: string, length: number, type = "video/mp4"): HttpAnswer {
  return answer(status, body, { "content-length": String(length), "content-type": type });
}

/** The connection breaks; the vendor has seen the request before, or only its beginning. */
export function reset(sent = true): never {
  throw new HttpFailure("the connection was reset", sent);
}

export function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    text: () => Promise.resolve(body),
    bytes: (async function* () {
      await Promise.resolve();
      yield new TextEncoder().encode(body);
    })(),
  };
}
