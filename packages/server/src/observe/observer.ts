import type { RunEvent } from "@reelgraph/engine";

/** A request that was answered. */
export interface Answered {
  readonly id: string;
  readonly method: string;
  /** Name of the route, or the prefix of what answers below it; never the address, which may hold a signature. */
  readonly route: string;
  readonly status: number;
  /** Ms since the epoch. */
  readonly began: number;
  readonly ms: number;
  readonly who: string;
  readonly tenant: string | undefined;
}

/** Whose run an event is of. */
export interface Whose {
  readonly caller: string;
  readonly tenant: string | undefined;
}

/** Watches the server, and must not hold it up. */
export interface Observer {
  request?(answered: Answered): void;
  /** What happens in runs, as it happens: what a run recorded before it was taken up again is not told again. */
  event?(event: RunEvent, whose: Whose): void;
  fault?(thrown: unknown): void;
  close?(): Promise<void>;
}

/** All of them as one. None keeps the others from being told. */
export function together(observers: readonly Observer[]): Required<Observer> {
  const each = (tell: (observer: Observer) => void) => {
    for (const observer of observers) {
      try {
        tell(observer);
      } catch {
        // What watches must not break what it watches.
      }
    }
  };
  return {
    request: (answered) => each((one) => one.request?.(answered)),
    event: (event, whose) => each((one) => one.event?.(event, whose)),
    fault: (thrown) => each((one) => one.fault?.(thrown)),
    async close() {
      await Promise.allSettled(observers.map((one) => one.close?.()));
    },
  };
}
