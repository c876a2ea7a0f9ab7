import type { ServerResponse } from "node:http";
import { inRounds } from "../service/rounds.ts";

export interface StreamOptions {
  /** The most that may wait to be sent, in bytes. */
  readonly backlog?: number;
  /** How long somebody may read nothing while that much waits, in ms. */
  readonly patience?: number;
}

/** An event with its number and its name. */
export interface Sent {
  readonly seq: number;
  readonly type: string;
}

export const eventHeaders = {
  "content-type": "text/event-stream",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};

/** How often a comment shows that the connection lives, in ms. */
const beatMs = 15_000;

/**
 * Server-sent events on Node's own response. Whoever reads too slowly is dropped, and comes again with `Last-Event-ID`:
 * what waits to be sent is bounded for everybody. There may be thousands of these, so each keeps next to nothing.
 */
export class EventStream {
  /** The number of the last event that was sent. */
  seq: number;
  /** Called when the state has changed. */
  changed = (): void => {};
  readonly #outgoing: ServerResponse;
  readonly #options: StreamOptions;
  /** It is full, and is dropped unless it drains. */
  #dropping: NodeJS.Timeout | undefined;

  /** Begins to answer with what comes after `seq`. */
  constructor(outgoing: ServerResponse, seq: number, options: StreamOptions = {}) {
    this.seq = seq;
    this.#outgoing = outgoing;
    this.#options = options;
    // Sent as it is, to the end of the connection: in chunks, each event would be copied for each listener.
    outgoing.useChunkedEncodingByDefault = false;
    const headers = { ...outgoing.getHeaders(), ...eventHeaders };
    // What was asked with and is answered is not looked at again, but would be kept as long as somebody listens.
    for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
    Object.assign(outgoing.req, { headers: {}, rawHeaders: [] });
    outgoing.writeHead(200, headers);
    outgoing.flushHeaders();
    beating.add(this);
    timer ??= setInterval(() => inRounds(beating, (stream) => stream.#beat()), beatMs).unref();
    outgoing.on("close", () => {
      beating.delete(this);
      clearTimeout(this.#dropping);
      this.changed();
    });
  }

  /** `full`: it takes no more for now; `gone`: nor ever again. */
  get state(): "ready" | "full" | "gone" {
    if (this.#outgoing.destroyed || this.#socket.writable === false) return "gone";
    return this.#dropping ? "full" : "ready";
  }

  /** Sends of these as many as there is room for. */
  take(events: readonly Sent[]): void {
    const { backlog = 1024 * 1024 } = this.#options;
    const socket = this.#socket;
    socket.cork();
    for (const event of events) {
      socket.write(textOf(event));
      this.seq = event.seq;
      if (socket.writableLength <= backlog) continue;
      this.#wait();
      break;
    }
    socket.uncork();
  }

  end(): void {
    this.#outgoing.end();
  }

  /** Past Node's response, which would cork and uncork it for each event; absent as long as an earlier answer is on its way. */
  get #socket() {
    return this.#outgoing.socket ?? this.#outgoing;
  }

  #wait(): void {
    const { patience = 10_000 } = this.#options;
    this.#dropping = setTimeout(() => this.#outgoing.destroy(), patience);
    this.#socket.once("drain", () => {
      clearTimeout(this.#dropping);
      this.#dropping = undefined;
      this.changed();
    });
  }

  #beat(): void {
    if (this.state === "ready") this.#socket.write(":\n\n");
  }
}

/** Who is shown that the connection lives. */
const beating = new Set<EventStream>();
let timer: NodeJS.Timeout | undefined;

/** Written once for all who listen: they are given the same event. */
const texts = new WeakMap<Sent, Buffer>();

function textOf(event: Sent): Buffer {
  let text = texts.get(event);
  if (!text) {
    text = Buffer.from(`id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    texts.set(event, text);
  }
  return text;
}
