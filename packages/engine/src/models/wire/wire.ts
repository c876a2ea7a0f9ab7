import type { z } from "zod";
import { ReelgraphError } from "../../errors.ts";
import { VendorError, type AnswerHeaders, type Download, type Submission } from "../../vendor.ts";
import type { AdapterOptions } from "../adapter.ts";
import type { HttpAnswer, HttpRequest } from "../http.ts";
import { inline } from "./inline.ts";
import {
  lost,
  pollError,
  readProblem,
  submitError,
  unreadable,
  vendorError,
  type ReadRefusal,
  type Reply,
} from "./problems.ts";

type Headers = Readonly<Record<string, string>>;
type Body = NonNullable<HttpRequest["body"]>;

/** What sets a dialect's requests apart. */
export interface Manner {
  /** The headers that carry the key. They go to the configured origin alone. */
  auth(key: string): Headers;
  /** Sent with every request to the configured origin. */
  readonly headers?: Headers;
  readonly refusal?: ReadRefusal;
}

/** What is sent to start a job. `body` is made first: what goes wrong there is known not to have been sent. */
export interface Sending<T> {
  body(): Body | Promise<Body>;
  /** Must read the job's name out of a 2xx. */
  readonly schema: z.ZodType<T>;
  readonly headers?: Headers;
}

/** Requests to one configured vendor; a `path` lies below its base. Nothing is ever repeated. */
export interface Wire {
  /** The one POST of a submission. Throws `VendorError` for all but a 2xx that the schema can read. */
  submit<T>(path: string, sending: Sending<T>, submission: Submission): Promise<{ data: T; headers: AnswerHeaders }>;
  /**
   * Asks after something known, for nothing. Throws `VendorError`, which says nothing about the job. `mostText`: bytes of
   * an answer that may be longer than a mebibyte.
   */
  get<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal, mostText?: number): Promise<T>;
  /** Any other exchange, whatever its status. Throws `VendorError` where there is no answer. */
  exchange(path: string, request: Omit<HttpRequest, "url">): Promise<Reply>;
  /** The bytes at a path, or at an address that the vendor gave. Throws `VendorError`. */
  download(at: { readonly path: string } | { readonly url: string }, signal: AbortSignal): Promise<Download>;
}

const redirects = 3;
const longestSentence = 300;

/** Opens the way to a vendor. */
export function openWire(
  { baseUrl, key, http }: Pick<AdapterOptions, "baseUrl" | "key" | "http">,
  manner: Manner,
): Wire {
  const base = baseUrl.replace(/\/+$/, "");
  const home = URL.parse(base)?.origin;
  const own = (): Headers => ({ ...manner.headers, ...(key ? manner.auth(value(key)) : {}) });
  const ask = (url: string, headers: Headers, request: Omit<HttpRequest, "url">): Promise<HttpAnswer> =>
    http({ ...request, url, headers }).catch((cause: unknown) => {
      throw cause instanceof VendorError ? cause : vendorError("network", "poll", wordsOf(cause), { cause });
    });

  return {
    async submit(path, { body, schema, headers }, { signal, mayGo }) {
      const request = await Promise.resolve()
        .then(async () => ({ headers: { ...own(), ...headers }, body: await body() }))
        .catch((cause: unknown) => {
          throw cause instanceof VendorError ? cause : vendorError("provider", "never", wordsOf(cause), { cause });
        });
      let answer: HttpAnswer;
      try {
        answer = await http({ ...request, method: "POST", url: `${base}${path}`, signal, mayGo });
      } catch (thrown) {
        throw lost(thrown);
      }
      const reply = await read(answer);
      if (!isOk(reply)) throw submitError(reply, manner.refusal);
      const parsed = schema.safeParse(reply.json);
      if (parsed.success) return { data: parsed.data, headers: reply.headers };
      // Taken, or so it seems. Without a readable id the job can't be named.
      const { message: words } = readProblem(reply.json);
      const unread = "The vendor's answer to the submission can't be read";
      const message = words === undefined ? unread : `${unread}: ${words}`;
      throw vendorError("submit_unknown", "ask", message, { headers: reply.headers, cause: parsed.error });
    },
    async get(path, schema, signal, mostText) {
      const request = { method: "GET", signal, ...(mostText === undefined ? {} : { mostText }) } as const;
      const reply = await read(await ask(`${base}${path}`, own(), request));
      if (!isOk(reply)) throw pollError(reply);
      const parsed = schema.safeParse(reply.json);
      if (parsed.success) return parsed.data;
      throw unreadable(reply.headers, parsed.error);
    },
    async exchange(path, { headers, ...request }) {
      return read(await ask(`${base}${path}`, { ...own(), ...headers }, request));
    },
    async download(at, signal) {
      if ("url" in at && at.url.startsWith("data:")) return inline(at.url);
      const url = "path" in at ? `${base}${at.path}` : URL.parse(at.url, base)?.href;
      if (url === undefined) throw unreadable();
      const headers = URL.parse(url)?.origin === home ? own() : {};
      const answer = await ask(url, headers, { method: "GET", signal, redirects });
      if (answer.status !== 200) throw pollError(await read(answer));
      const length = Number(answer.headers.get("content-length") ?? Number.NaN);
      const type = answer.headers.get("content-type");
      return {
        bytes: answer.bytes,
        ...(Number.isSafeInteger(length) && length >= 0 ? { length } : {}),
        ...(type === null ? {} : { type }),
      };
    },
  };
}

/** The key. One that isn't set is for whoever keeps the keys, like one that is refused: nothing is sent without it. */
function value(key: () => string): string {
  try {
    return key();
  } catch (cause) {
    const code = cause instanceof ReelgraphError ? cause.code : undefined;
    throw vendorError("auth", "never", wordsOf(cause), { code, cause });
  }
}

function isOk({ status }: Reply): boolean {
  return status >= 200 && status <= 299;
}

async function read(answer: HttpAnswer): Promise<Reply> {
  const { status, headers } = answer;
  const text = await answer.text().catch(() => "");
  try {
    return { status, headers, json: JSON.parse(text) as unknown };
  } catch {
    // Some vendors write a bare sentence; a page is no sentence.
    const isSentence = text !== "" && text.length <= longestSentence && !text.trimStart().startsWith("<");
    return { status, headers, json: isSentence ? text : undefined };
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
