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
  readonly secret: string | Promise<string>;
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
/** How often messages are looked for that other servers have left, in ms. */
const othersMs = 10 * second;

/** Tells others when runs are over, after Standard Webhooks. It has a durable queue of its own: no run waits for it. */
export class Webhooks {
  readonly #options: Required<WebhooksOptions>;
  readonly #stop = new AbortController();
  readonly #going = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(options: WebhooksOptions) {
    this.#options = { schedule: usualSchedule, timeout: 10 * second, ...options };
    this.#wake();
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
  async tell(id: string, url: string, message: object): Promise<void> {
    await this.#options.store.add(id, url, JSON.stringify(message), Date.now());
    this.#wake();
  }

  /** What was sent, the newest first. */
  async list(limit: number): Promise<readonly Omit<Delivery, "body">[]> {
    return (await this.#options.store.list(limit)).map(({ body: _body, ...told }) => told);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#going.values());
    this.#options.store.close();
  }

  /** Looks for what is due, one look at a time. */
  #wake(): void {
    this.#again = true;
    this.#looking ??= this.#look()
      // While the tables can't be read, nothing is sent.
      .catch(() => this.#wakeIn(othersMs))
      .finally(() => (this.#looking = undefined));
  }

  async #look(): Promise<void> {
    while (this.#again && !this.#stop.signal.aborted) {
      this.#again = false;
      await this.#next();
    }
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#wake(), ms).unref();
  }

  async #next(): Promise<void> {
    const { store, timeout } = this.#options;
    let waitMs = store.shared ? othersMs : hour;
    for (const delivery of await store.pending(atOnce * 2)) {
      if (this.#going.has(delivery.id)) continue;
      const wait = delivery.due - Date.now();
      if (wait > 0 || this.#going.size >= atOnce) {
        waitMs = Math.min(waitMs, Math.max(100, wait));
        break;
      }
      // Should this process die on the way, another tries it after that.
      if (store.shared && !(await store.claim(delivery, Date.now() + 2 * timeout))) continue;
      const done = this.#deliver(delivery).finally(() => {
        this.#going.delete(delivery.id);
        this.#wake();
      });
      this.#going.set(delivery.id, done);
    }
    if (!this.#stop.signal.aborted) this.#wakeIn(waitMs);
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { store, secret, send, schedule, timeout } = this.#options;
    const at = Date.now();
    const headers = {
      "content-type": "application/json",
      ...signed(delivery.id, Math.floor(at / 1000), delivery.body, await secret),
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
    await store.update({ ...delivery, attempts, state, due: Date.now() + (wait ?? 0) });
  }
}
