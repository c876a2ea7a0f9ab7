import type { Allowance } from "@reelgraph/engine/node";
import type { Allowances } from "../service/allowances.ts";
import { TryAgain } from "../service/try-again.ts";
import type { Keys, People } from "./access.ts";
import { isOver, type Limits } from "./keys.ts";
import { Rate } from "./rate.ts";
import type { Principal } from "./scopes.ts";

export interface QuotasOptions {
  readonly keys: Keys;
  readonly people?: Pick<People, "limits"> | undefined;
  now?(): number;
}

/** How much everybody who may come in may use. Limits are looked up when they matter: they count as soon as they change. */
export class Quotas implements Allowances {
  readonly #keys: Keys;
  readonly #people: QuotasOptions["people"];
  readonly #requests: Rate;
  readonly #starts: Rate;

  constructor({ keys, people, now }: QuotasOptions) {
    this.#keys = keys;
    this.#people = people;
    this.#requests = new Rate(now);
    this.#starts = new Rate(now);
  }

  /** Counts a request. Gives the seconds until one may come again, when there were too many. */
  wait({ name }: Principal): number | undefined {
    const { requestsPerMinute } = this.#limitsOf(name) ?? {};
    return requestsPerMinute === undefined ? undefined : this.#requests.take(name, requestsPerMinute);
  }

  starts(caller: string): void {
    const name = payerOf(caller);
    const { runsPerMinute } = this.#limitsOf(name) ?? {};
    const seconds = runsPerMinute === undefined ? undefined : this.#starts.take(name, runsPerMinute);
    if (seconds !== undefined) throw new TryAgain("rate-limited", "This key has started too many runs", seconds);
  }

  of(caller: string): Allowance | undefined {
    const name = payerOf(caller);
    if (name === "local") return undefined;
    // Who is no longer known buys nothing more.
    const limits = () => this.#limitsOf(name) ?? { dayUsd: 0, totalUsd: 0 };
    return {
      name,
      get day() {
        return limits().dayUsd;
      },
      get total() {
        return limits().totalUsd;
      },
    };
  }

  /** Undefined: there is nobody of that name any more. */
  #limitsOf(name: string): Limits | undefined {
    if (name.startsWith("person:")) return this.#people?.limits;
    if (!name.startsWith("key:")) return {};
    const key = this.#keys.keys().find(({ id }) => `key:${id}` === name);
    return key && !isOver(key) ? (key.limits ?? {}) : undefined;
  }
}

/** Who pays for what a caller asks: a key stands for all of its users. */
function payerOf(caller: string): string {
  return caller.split("/", 1)[0] ?? caller;
}
