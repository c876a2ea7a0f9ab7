import type { AnswerHeaders } from "../vendor.ts";

/** A field of a form: text, or a file. */
export type FormField =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly file: Uint8Array; readonly fileName: string; readonly type: string };

/** A body that is sent piece by piece, of a length in bytes that is known. */
export interface StreamedBody {
  readonly type: string;
  readonly length: number;
  readonly pieces: AsyncIterable<Uint8Array>;
}

export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly json: unknown } | { readonly form: readonly FormField[] } | StreamedBody;
  readonly signal: AbortSignal;
  /** Asked when the connection stands and before the first byte leaves; when it says no, nothing is sent. */
  readonly mayGo?: () => boolean;
  /** Redirects to follow, for downloads. Headers of this request never go to another origin. Default: none. */
  readonly redirects?: number;
  /** Bytes of an answer's text. Default: a mebibyte. */
  readonly mostText?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** The body, once. Throws when it breaks off. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The whole body as text, at most `mostText` of it. */
  text(): Promise<string>;
}

/** One request, nothing repeated. Throws `HttpFailure` when there is no answer. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** There is no answer. `sent`: the request may have arrived all the same. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";
  readonly sent: boolean;
  constructor(message: string, sent: boolean, options?: ErrorOptions) {
    super(message, options);
    this.sent = sent;
  }
}
