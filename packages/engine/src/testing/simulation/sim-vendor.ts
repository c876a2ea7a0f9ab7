import { VendorError, type JobRef, type JobState, type SubmitClass, type Vendor } from "../../vendor.ts";
import type { VirtualTime } from "../virtual-time.ts";

interface VendorJob {
  readonly id: string;
  readonly clientKey: string;
  readonly doneAt: number;
  readonly createdAt: number;
  readonly fails: boolean;
}

/** How likely mishaps on the way to and from the vendor are, 0 to 1. */
export interface Network {
  readonly loss: number;
  readonly refusal: number;
  readonly delayMs: number;
  readonly failure: number;
}

/** The vendor with its own books: what it charged is the truth, whatever anybody else believes. */
export class SimVendor {
  readonly jobs: VendorJob[] = [];
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #network: Network;
  readonly #class: SubmitClass;

  constructor(time: VirtualTime, random: () => number, submitClass: SubmitClass, network: Network) {
    this.#time = time;
    this.#random = random;
    this.#class = submitClass;
    this.#network = network;
  }

  /** Jobs that were charged, by the name that the client gave. Failed ones are free here. */
  charges(clientKey: string): VendorJob[] {
    return this.jobs.filter((job) => job.clientKey === clientKey && !job.fails);
  }

  /** The vendor as one process reaches it. `touch` is where that process may die. */
  reach(touch: <T>(point: string, effect: () => T | Promise<T>) => Promise<T>): Vendor {
    return {
      id: "sim",
      submitClass: this.#class,
      visibleAfterMs: visibleAfterMs,
      submitTimeoutMs: 10_000,
      keyKeptMs: 24 * 3_600_000,
      jobTimeoutMs: 30 * 60_000,
      submit: (_, { clientKey, mayGo }) => touch("submit", () => this.#submit(clientKey, mayGo)),
      poll: (ref) => touch("poll", () => this.#poll(ref)),
      download: () =>
        touch("download", async () => {
          await this.#travel();
          if (this.#random() < this.#network.loss) throw new Error("the download broke off");
          return { bytes: nothing };
        }),
      find: (clientKey) => touch("find", () => this.#find(clientKey)),
    };
  }

  async #submit(clientKey: string, mayGo: () => boolean): Promise<JobRef> {
    if (!mayGo()) throw new VendorError({ kind: "network", retry: "resubmit_free", message: "too late, not sent" });
    await this.#travel();
    if (this.#random() < this.#network.loss) throw new Error("the request was lost");
    if (this.#random() < this.#network.refusal) throw limited;
    const job = this.#accept(clientKey);
    // A network may deliver a request twice; only a vendor that honours keys can tell.
    if (this.#class === "idempotent" && this.#random() < this.#network.loss) this.#accept(clientKey);
    await this.#travel();
    if (this.#random() < this.#network.loss) throw new Error("the answer was lost");
    return { id: job.id };
  }

  #accept(clientKey: string): VendorJob {
    const known = this.#class === "idempotent" && this.jobs.find((job) => job.clientKey === clientKey);
    if (known) return known;
    const job: VendorJob = {
      id: `job-${this.jobs.length + 1}`,
      clientKey,
      createdAt: this.#time.now(),
      doneAt: this.#time.now() + 5000 + this.#random() * 60_000,
      fails: this.#random() < this.#network.failure,
    };
    this.jobs.push(job);
    return job;
  }

  async #poll({ id }: JobRef): Promise<JobState> {
    await this.#travel();
    if (this.#random() < this.#network.loss) throw new Error("the poll was lost");
    const job = this.jobs.find((one) => one.id === id);
    if (!job) throw new Error("no such job");
    if (this.#time.now() < job.doneAt) return { status: "running", progress: this.#random() };
    if (job.fails) {
      const error = { kind: "provider", retry: "resubmit_paid", message: "the job failed" } as const;
      return { status: "failed", error, billed: false };
    }
    return { status: "succeeded", assets: [{}], usd: clipUsd };
  }

  async #find(clientKey: string): Promise<JobRef | undefined> {
    await this.#travel();
    if (this.#random() < this.#network.loss) throw new Error("the search was lost");
    const found = this.jobs.find(
      (job) => job.clientKey === clientKey && this.#time.now() >= job.createdAt + visibleAfterMs,
    );
    return found && { id: found.id };
  }

  #travel(): Promise<void> {
    return this.#time.sleep(this.#random() * this.#network.delayMs);
  }
}

export const clipUsd = 0.1;
const visibleAfterMs = 3000;
const limited = new VendorError({ kind: "rate_limit", retry: "resubmit_free", message: "too many requests" });

// eslint-disable-next-line require-yield -- a clip without bytes: what matters is that it comes
const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
