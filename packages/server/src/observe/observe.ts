import { logTo } from "./log.ts";
import { openMetrics, type Gauges, type Metrics } from "./metrics.ts";
import { together, type Observer } from "./observer.ts";
import { openTraces, wantsTraces } from "./traces.ts";

export interface ObserveOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where lines of the log go; absent: nowhere. */
  log?: ((line: string) => void) | undefined;
  readonly gauges: Gauges;
  /** Told of errors that nobody foresaw, besides. */
  fault(thrown: unknown): void;
}

/**
 * All that watches a server. The libraries for it are loaded when it listens already, so that nobody waits for them; what
 * happens before is told to them then.
 */
export class Observed implements Required<Observer> {
  readonly request: Required<Observer>["request"];
  readonly event: Required<Observer>["event"];
  readonly fault: Required<Observer>["fault"];
  readonly #observers: Observer[];
  readonly #metrics: Promise<Metrics>;
  readonly #loaded: Promise<unknown>;

  constructor({ env, log, gauges, fault }: ObserveOptions) {
    this.#observers = [{ fault }, ...(log ? [logTo(log)] : [])];
    const all = together(this.#observers);
    let early: ((observer: Observer) => void)[] | undefined = [];
    this.request = (answered) => {
      all.request(answered);
      early?.push((one) => one.request?.(answered));
    };
    this.event = (event, whose) => {
      all.event(event, whose);
      early?.push((one) => one.event?.(event, whose));
    };
    this.fault = all.fault;
    const add = async <T extends Observer>(opening: Promise<T>): Promise<T> => {
      const opened = await opening;
      for (const tell of early ?? []) tell(opened);
      this.#observers.push(opened);
      return opened;
    };
    const soon = new Promise((resolve) => setImmediate(resolve));
    this.#metrics = soon.then(() => add(openMetrics(gauges)));
    const traces = wantsTraces(env) ? soon.then(() => add(openTraces(env))) : undefined;
    this.#loaded = Promise.allSettled([this.#metrics, traces]).then(() => (early = undefined));
    // Without them, the server goes on.
    for (const one of [this.#metrics, traces]) one?.catch(fault);
  }

  /** The counts, in the text format of Prometheus. */
  async text(): Promise<string> {
    return (await this.#metrics).text();
  }

  async close(): Promise<void> {
    await this.#loaded;
    await together(this.#observers).close();
  }
}
