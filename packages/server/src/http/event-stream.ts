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
  outgoing.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  outgoing.flushHeaders();
  const alive = setInterval(() => void (outgoing.writableLength < backlog && outgoing.write(":\n\n")), beat);
  alive.unref();
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
    clearInterval(alive);
  }
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
