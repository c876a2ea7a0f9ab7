import { failure } from "../../errors.ts";
import type { Job } from "../../host.ts";
import type { Task } from "./task.ts";
import type { Done, MediaProcess } from "./media-process.ts";

export interface PoolOptions {
  /** Processes at a time; each keeps about one core busy. */
  readonly workers: number;
  /** A process is replaced after this many tasks, so that leaks stay small. */
  readonly tasksPerProcess?: number;
  /** Resident memory, in bytes, at which a process is ended. */
  readonly memoryBytes?: number;
  /** Milliseconds after which an idle process is ended to give its memory back. */
  readonly idleMs?: number;
  /** The program that the processes run; tests give bad ones. */
  readonly worker?: URL;
}

const program = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
const defaults = {
  tasksPerProcess: 50,
  memoryBytes: 2 * 1024 ** 3,
  idleMs: 30_000,
  worker: new URL(program, import.meta.url),
};

/** Media processes, started when they are first needed and used again while all goes well. */
export class MediaPool {
  readonly #options: Required<PoolOptions>;
  readonly #idle = new Map<MediaProcess, NodeJS.Timeout>();
  readonly #busy = new Set<MediaProcess>();
  readonly #waiting = new Set<() => void>();
  #closed = false;
  /** Tasks that hold a slot. Invariant: at most `workers`. */
  #running = 0;

  constructor(options: PoolOptions) {
    this.#options = { ...defaults, ...options };
  }

  /** Performs a task in some process, in order of asking; `limit` in seconds counts from its start. */
  async run(task: Task, job: Job, limit: number): Promise<Done> {
    await this.#enter(job.signal);
    let worker: MediaProcess | undefined;
    try {
      worker = await this.#take();
      this.#busy.add(worker);
      const done = await worker.perform(task, job, limit);
      if (worker.done < this.#options.tasksPerProcess) this.#keep(worker);
      else await worker.kill();
      return done;
    } catch (error) {
      await worker?.kill();
      throw error;
    } finally {
      if (worker) this.#busy.delete(worker);
      this.#leave();
    }
  }

  /** Ends all processes, working or not; later tasks fail. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    const all = [...this.#idle.keys(), ...this.#busy];
    this.#idle.clear();
    await Promise.all(all.map((worker) => worker.kill()));
  }

  async #take(): Promise<MediaProcess> {
    // Loaded here, because most that starts never makes a film, and Node takes long to learn how to start a process.
    const { MediaProcess } = await import("./media-process.ts");
    if (this.#closed) throw failure("media-closed", "The media tools have been closed");
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      if (worker.alive) return worker;
    }
    return new MediaProcess(this.#options.memoryBytes, this.#options.worker);
  }

  #keep(worker: MediaProcess): void {
    worker.rest();
    const timer = setTimeout(() => {
      this.#idle.delete(worker);
      void worker.kill();
    }, this.#options.idleMs);
    this.#idle.set(worker, timer.unref());
  }

  #enter(signal: AbortSignal): Promise<void> | void {
    signal.throwIfAborted();
    if (this.#running < this.#options.workers) {
      this.#running += 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const go = () => {
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const stop = () => {
      this.#waiting.delete(go);
      reject(signal.reason);
    };
    this.#waiting.add(go);
    signal.addEventListener("abort", stop, { once: true });
    return promise;
  }

  /** Hands the slot to the one that has waited longest. */
  #leave(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#running -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
