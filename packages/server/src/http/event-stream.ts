import { once } from "node:events";
import type { ServerResponse } from "node:http";

export interface StreamOptions {
  /** The most that may wait to be sent, in bytes. */
  readonly backlog?: number;
  /** How long somebody may read nothing while that much waits, in ms. */
  readonly patience?: number;
  /** How often a comment shows that the connection lives, in ms. */
  readonly beat?: number;
}

/** An event with its number and its name. */
export interface Sent {
  readonly seq: number;
  readonly type: string;
}

/**
 * Server-sent events on Node's own response. Whoever reads too slowly is dropped, and comes again with `Last-Event-ID`:
 * what waits to be sent is bounded for everybody. Resolves when the stream is over.
 */
export async function sendEvents(
  outgoing: ServerResponse,
  events: AsyncIterable<Sent>,
  { backlog = 1024 * 1024, patience = 10_000, beat = 15_000 }: StreamOptions = {},
): Promise<void> {
  // Sent as it is, to the end of the connection: in chunks, each event would be copied for each listener.
  outgoing.useChunkedEncodingByDefault = false;
  outgoing.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  outgoing.flushHeaders();
  const quiet = keepAlive(outgoing, beat, backlog);
  try {
    for await (const event of events) {
      if (outgoing.destroyed) return;
      outgoing.write(textOf(event));
      if (outgoing.writableLength > backlog && !(await drained(outgoing, patience))) {
        outgoing.destroy();
        return;
      }
    }
    outgoing.end();
  } finally {
    quiet();
  }
}

/** Who is shown that the connection lives, by how often: one timer for all of them. */
const beating = new Map<number, { readonly streams: Map<ServerResponse, number>; readonly timer: NodeJS.Timeout }>();

function keepAlive(outgoing: ServerResponse, beat: number, backlog: number): () => void {
  let group = beating.get(beat);
  if (!group) {
    const streams = new Map<ServerResponse, number>();
    const show = () => {
      for (const [stream, most] of streams) if (stream.writableLength < most) stream.write(":\n\n");
    };
    beating.set(beat, (group = { streams, timer: setInterval(show, beat).unref() }));
  }
  const { streams, timer } = group;
  streams.set(outgoing, backlog);
  return () => {
    streams.delete(outgoing);
    if (streams.size > 0) return;
    clearInterval(timer);
    beating.delete(beat);
  };
}

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

async function drained(outgoing: ServerResponse, patience: number): Promise<boolean> {
  try {
    await once(outgoing, "drain", { signal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
}
