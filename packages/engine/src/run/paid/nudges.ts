import type { Clock } from "../../host.ts";

/**
 * Wakes whoever waits for a job at a vendor, so that it asks at once. A nudge carries no news, so a false one costs a
 * question and a lost one some seconds.
 */
export class Nudges {
  readonly #sleepers = new Map<string, Set<() => void>>();

  /** Somebody says that a job of an account may be over. Returns whether anybody here waits for it. */
  nudge(account: string, job: string): boolean {
    const sleepers = this.#sleepers.get(nameOf(account, job));
    for (const wake of sleepers ?? []) wake();
    return sleepers !== undefined;
  }

  /** Sleeps for so many ms, or until somebody nudges the job. Rejects when the signal aborts. */
  async sleep(account: string, job: string, ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
    const name = nameOf(account, job);
    const early = new AbortController();
    const wake = () => early.abort();
    const sleepers = this.#sleepers.get(name) ?? new Set();
    this.#sleepers.set(name, sleepers.add(wake));
    try {
      await clock.sleep(ms, AbortSignal.any([signal, early.signal]));
    } catch (thrown) {
      if (signal.aborted || !early.signal.aborted) throw thrown;
    } finally {
      sleepers.delete(wake);
      if (sleepers.size === 0) this.#sleepers.delete(name);
    }
  }
}

function nameOf(account: string, job: string): string {
  return `${account} ${job}`;
}
