import { failure } from "@reelgraph/engine";
import type { Delivery, DeliveryStore } from "./delivery-store.ts";
import { signed } from "./sign.ts";

/** Sends one request, and follows no redirect. Throws when there is no answer. */
export type Send = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<number>;

export interface WebhooksOptions {
  readonly store: DeliveryStore;
  readonly secret: string;
  /** Hosts that may be called besides public https ones. */
  readonly allowHosts: readonly string[];
  readonly send: Send;
  /** How long after each attempt the next follows, in ms. */
  readonly schedule?: readonly number[];
  readonly timeout?: number;
}

const second = 1000;
const hour = 3600 * second;
const usualSchedule = [5 * second, 300 * second, 1800 * second, 2 * hour, 5 * hour, 10 * hour, 10 * hour];
const atOnce = 8;

/** Tells others when runs are over, after Standard Webhooks. It has a durable queue of its own: no run waits for it. */
export class Webhooks {
  readonly #options: Required<WebhooksOptions>;
  readonly #stop = new AbortController();
  readonly #going = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: WebhooksOptions) {
    this.#options = { schedule: usualSchedule, timeout: 10 * second, ...options };
    this.#next();
  }

  /** Throws `url-refused` for what can't be called. Where a name leads to is looked at when it is called. */
  expectCallable(text: string): void {
    const url = URL.parse(text);
    const trusted = this.#options.allowHosts.some((host) => host === url?.host || host === url?.hostname);
    if (url && !url.username && !url.password && (url.protocol === "https:" || (trusted && url.protocol === "http:")))
      return;
    throw failure("url-refused", "This address can't be called back", { expected: "a public https address" });
  }

  /** Keeps a message and sends it as soon as it can be. A message with a known id is not sent again. */
  tell(id: string, url: string, message: object): void {
    this.#options.store.add(id, url, JSON.stringify(message), Date.now());
    this.#next();
  }

  /** What was sent, the newest first. */
  list(limit: number): readonly Omit<Delivery, "body">[] {
    return this.#options.store.list(limit).map(({ body: _body, ...told }) => told);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await Promise.all(this.#going.values());
    this.#options.store.close();
  }

  #next(): void {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted) return;
    for (const delivery of this.#options.store.pending(atOnce * 2)) {
      if (this.#going.has(delivery.id)) continue;
      const wait = delivery.due - Date.now();
      if (wait > 0 || this.#going.size >= atOnce) {
        this.#timer = setTimeout(() => this.#next(), Math.max(100, Math.min(wait, hour)));
        this.#timer.unref();
        return;
      }
      const done = this.#deliver(delivery).finally(() => {
        this.#going.delete(delivery.id);
        this.#next();
      });
      this.#going.set(delivery.id, done);
    }
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { store, secret, send, schedule, timeout } = this.#options;
    const at = Date.now();
    const headers = {
      "content-type": "application/json",
      ...signed(delivery.id, Math.floor(at / 1000), delivery.body, secret),
    };
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(timeout)]);
    const outcome = await send(delivery.url, headers, delivery.body, signal).then(
      (status) => ({ status }),
      (thrown: unknown) => ({
        problem: thrown instanceof Error ? thrown.message.slice(0, 200) : "it could not be sent",
      }),
    );
    // Stopped in the middle: it is sent again, under the same id.
    if (this.#stop.signal.aborted && !("status" in outcome)) return;
    const attempts = [...delivery.attempts, { at, ...outcome }];
    const status = "status" in outcome ? outcome.status : 0;
    const wait = schedule[attempts.length - 1];
    const state =
      status >= 200 && status < 300 ? "delivered" : status === 410 || wait === undefined ? "given up" : "pending";
    store.update({ ...delivery, attempts, state, due: Date.now() + (wait ?? 0) });
  }
}
