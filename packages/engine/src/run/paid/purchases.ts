import { failure } from "../../errors.ts";
import type { Job, Maker, VideoRequest } from "../../host.ts";
import type { PaidJob } from "../../ledger/books.ts";
import type { Video } from "../../ports/values.ts";
import { tidyUsd } from "../../usd.ts";
import type { RunContext } from "../run-context.ts";
import { buyClip } from "./buy-clip.ts";
import type { Order } from "./payments.ts";
import { withJob } from "./with-job.ts";

/** What one unit buys while it runs. */
export class Purchases {
  readonly #run: RunContext;
  readonly #place: Order["place"];
  readonly #rank: number;
  readonly #key: string;
  readonly #jobs: PaidJob[] = [];
  #asked = 0;

  /** `key` names the unit's work; what a person asked to be made anew has one of its own. */
  constructor(run: RunContext, place: Order["place"], rank: number, key: string) {
    this.#run = run;
    this.#place = place;
    this.#rank = rank;
    this.#key = key;
  }

  async buy(request: VideoRequest, maker: Extract<Maker, { vendor: unknown }>, job: Job): Promise<Video> {
    const { payments, paused, emit } = this.#run;
    if (!payments) throw failure("no-payments", `Nothing can be bought here, and "${request.model}" costs money`);
    // A unit asks for its clips in the same order each time, so their numbers name them.
    const key = `${this.#key}/${this.#asked++}`;
    const order = {
      ...job,
      ...maker,
      request: await withJob(request, maker.vendor, payments),
      key,
      place: this.#place,
      rank: this.#rank,
      paused,
      emit,
    };
    const paid = await buyClip(order, payments);
    this.#jobs.push(paid);
    if (!paid.media) throw failure("no-clip", "The job is paid but gave no clip");
    return paid.media;
  }

  get any(): boolean {
    return this.#jobs.length > 0;
  }

  /** What this run paid, in USD; what another run had paid for costs it nothing. Undefined: unknown. */
  get usd(): number | undefined {
    let sum = 0;
    for (const { run, usd } of this.#jobs) {
      if (run !== this.#run.id) continue;
      if (usd === undefined) return undefined;
      sum += usd;
    }
    return tidyUsd(sum);
  }
}
