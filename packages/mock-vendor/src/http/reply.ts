import type { ServerResponse } from "node:http";

export type Headers = Readonly<Record<string, string | number>>;

/** The answer to one request: exactly one of these is used. */
export interface Reply {
  json(status: number, body: unknown, headers?: Headers): void;
  /** Any bytes, as they are. */
  send(status: number, body: string | Uint8Array, headers: Headers): void;
  /** Declares `length` bytes, sends fewer, and then closes the connection or, with `reset`, breaks it. */
  cut(part: Uint8Array, length: number, how: "close" | "reset", headers: Headers): Promise<void>;
  /** Sends pieces, a pause in milliseconds between them, until the other side has enough. */
  drip(pieces: Iterable<Uint8Array>, pauseMs: number, headers: Headers): Promise<void>;
  /** Breaks the connection without a word. */
  reset(): void;
  /** Says nothing for a time, or nothing more; then breaks the connection. */
  hold(ms: number): Promise<void>;
  /** Resolves after a time, or when the other side has gone. */
  pause(ms: number): Promise<void>;
  /** The status that was sent; 0: none. */
  readonly status: number;
}

export function replyTo(response: ServerResponse): Reply {
  const { socket } = response;
  const head = (status: number, headers: Headers) => response.writeHead(status, { ...headers });
  const written = (bytes: Uint8Array) =>
    new Promise<void>((resolve) => {
      const end = () => {
        response.off("close", end);
        resolve();
      };
      response.once("close", end);
      response.write(bytes, end);
    });
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (response.destroyed || socket?.destroyed) return resolve();
      const end = () => {
        clearTimeout(timer);
        response.off("close", end);
        resolve();
      };
      const timer = setTimeout(end, ms).unref();
      response.once("close", end);
    });
  return {
    json(status, body, headers) {
      const text = JSON.stringify(body);
      head(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), ...headers });
      response.end(text);
    },
    send(status, body, headers) {
      head(status, { "content-length": Buffer.byteLength(body), ...headers });
      response.end(body);
    },
    async cut(part, length, how, headers) {
      head(200, { ...headers, "content-length": length });
      await written(part);
      // What was written has left this process, but a reset would overtake it on its way.
      if (how === "reset") await pause(20);
      if (how === "reset") socket?.resetAndDestroy();
      else socket?.destroySoon();
    },
    async drip(pieces, pauseMs, headers) {
      head(200, headers);
      for (const piece of pieces) {
        if (response.destroyed || socket?.destroyed) return;
        await written(piece);
        if (pauseMs > 0) await pause(pauseMs);
      }
      response.end();
    },
    reset: () => void socket?.resetAndDestroy(),
    async hold(ms) {
      await pause(ms);
      socket?.destroy();
    },
    pause,
    get status() {
      return response.headersSent ? response.statusCode : 0;
    },
  };
}
