import type { Http, HttpAnswer } from "../../models/http.ts";

/** Bytes of an answer: far more than any prompt, and no harm to this machine. */
const mostText = 4 * 1024 * 1024;
/** What the SDK reads of an answer's headers. */
const read = ["content-type", "content-length", "retry-after", "retry-after-ms", "x-should-retry", "x-request-id"];

/** `fetch` for the SDK of the language model, through the guard of all outgoing requests: no redirect, no endless answer. */
export function guardedFetch(http: Http): typeof globalThis.fetch {
  return async (input, { method, headers, body, signal } = {}) => {
    const { "content-type": _, ...given } = Object.fromEntries(new Headers(headers));
    const answer = await http({
      method: method === "GET" ? "GET" : "POST",
      url: input instanceof Request ? input.url : String(input),
      headers: given,
      ...(typeof body === "string" ? { body: { json: JSON.parse(body) as unknown } } : {}),
      signal: signal ?? new AbortController().signal,
      mostText,
    });
    return responseOf(answer);
  };
}

function responseOf(answer: HttpAnswer): Response {
  const { status } = answer;
  const headers = new Headers();
  for (const name of read) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const hasBody = status !== 204 && status !== 205 && status !== 304;
  return new Response(hasBody ? bodyOf(answer) : null, { status, headers });
}

/** Read when the SDK reads it, so that what is wrong with it is told as it is and nothing is asked again. */
function bodyOf(answer: HttpAnswer): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(stream) {
      stream.enqueue(new TextEncoder().encode(await answer.text()));
      stream.close();
    },
  });
}
