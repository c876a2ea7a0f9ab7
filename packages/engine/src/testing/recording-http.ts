import { HttpFailure, type Http, type HttpAnswer, type HttpRequest } from "../models/http.ts";

/** One answer, as it was recorded or as the vendor's documents show it. `body`: JSON, or a string as it is. */
export interface Recorded {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An exchange's end: an answer, or something of its own, such as a reset. */
export type Scripted = Recorded | ((request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>);

export interface RecordingHttp {
  readonly http: Http;
  /** What was sent, in order; what `mayGo` held back is not in it. */
  readonly sent: readonly HttpRequest[];
}

/** Answers requests in the order of the script, and follows redirects as the real one does. Too many requests fail. */
export function recordingHttp(...script: readonly Scripted[]): RecordingHttp {
  const sent: HttpRequest[] = [];
  let next = 0;
  const http: Http = async (asked) => {
    let { redirects = 0, url, headers = {} } = asked;
    for (; ; redirects--) {
      const request = { ...asked, url, headers };
      if (asked.mayGo && !asked.mayGo()) throw new HttpFailure("The request came too late and was not sent", false);
      sent.push(request);
      const step = script[next++];
      if (!step) throw new Error(`one request too many: ${asked.method} ${url}`);
      const answer = typeof step === "function" ? await step(request) : answerOf(step);
      const to = answer.headers.get("location");
      if (redirects <= 0 || answer.status < 300 || answer.status > 399 || to === null) return answer;
      const target = new URL(to, url);
      if (target.origin !== new URL(url).origin) headers = {};
      url = target.href;
    }
  };
  return { http, sent };
}

/** No answer comes: the vendor has seen the request, or it never left. */
export function breaks(sent = true): Scripted {
  return () => Promise.reject(new HttpFailure("read ECONNRESET", sent));
}

/** Never answers; ends with the caller's signal. */
export function hangs({ signal }: HttpRequest): Promise<HttpAnswer> {
  return new Promise((_, reject) => {
    const over = () => reject(new HttpFailure("The operation was aborted", true, { cause: signal.reason }));
    if (signal.aborted) over();
    signal.addEventListener("abort", over, { once: true });
  });
}

/** Announces a whole file and breaks off after the first piece. */
export function breaksOff(): HttpAnswer {
  return {
    ...answerOf({ headers: { "content-length": "1000", "content-type": "video/mp4" } }),
    bytes: (async function* () {
      yield new TextEncoder().encode("half a fi");
      await Promise.resolve();
      throw new Error("the answer broke off");
    })(),
  };
}

/** An answer longer than may be read as text. */
export function endless(): HttpAnswer {
  return { ...answerOf({}), text: () => Promise.reject(new Error("the answer is longer than a mebibyte")) };
}

function answerOf({ status = 200, headers = {}, body = "" }: Recorded): HttpAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    status,
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    text: () => Promise.resolve(text),
    bytes: (async function* () {
      await Promise.resolve();
      yield new TextEncoder().encode(text);
    })(),
  };
}
