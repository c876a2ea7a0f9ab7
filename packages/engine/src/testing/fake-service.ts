import type { Http, HttpAnswer, HttpRequest } from "../models/http.ts";

/** An answer that a fake service gives: a status and a body, JSON unless it is text. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A service that gives its answers in turn, the last one again and again, and keeps what it was asked. */
export function fakeService(...answers: readonly (FakeAnswer | Error)[]): {
  readonly http: Http;
  readonly asked: (Omit<HttpRequest, "body"> & { readonly json: unknown })[];
} {
  const asked: (Omit<HttpRequest, "body"> & { readonly json: unknown })[] = [];
  return {
    asked,
    async http({ body, ...request }) {
      asked.push({ ...request, json: body && "json" in body ? body.json : undefined });
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error("nobody there");
      return toAnswer(answer);
    },
  };
}

function toAnswer({ status = 200, headers = {}, body }: FakeAnswer): HttpAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    status,
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    bytes: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
    text: () => Promise.resolve(text),
  };
}
