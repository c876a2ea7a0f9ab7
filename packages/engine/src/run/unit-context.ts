import type {
  Adjustment,
  ClipJudge,
  Destinations,
  Files,
  Host,
  Job,
  LanguageModel,
  MediaTools,
  Meter,
  VideoModels,
  VideoRequest,
} from "../host.ts";
import { unknownDestination } from "../nodes/destination.ts";
import type { Body, NodeContext } from "../nodes/define-node.ts";
import { seedOf } from "../plan/key.ts";
import type { Video } from "../ports/values.ts";
import type { Purchases } from "./paid/purchases.ts";

export interface UnitContextOptions {
  readonly host: Host;
  readonly signal: AbortSignal;
  /** The unit's key, which few ask for. */
  readonly key: () => string;
  readonly take: number;
  readonly body: Body;
  readonly purchases: () => Purchases;
  readonly ask: NodeContext["ask"];
  readonly moderate: NodeContext["moderate"];
  readonly run: string;
  /** What its calls are paid from; absent: they can't be counted here. */
  readonly meter: Meter | undefined;
  progress(fraction: number): void;
}

/** What a node type gets while a unit runs. A class: making an accessor for each unit would take longer than all the rest. */
export class UnitContext implements NodeContext {
  readonly signal: AbortSignal;
  readonly media: MediaTools;
  readonly files: Files;
  readonly models: VideoModels;
  readonly take: number;
  readonly body: Body;
  readonly generate: NodeContext["generate"];
  readonly adjust: NodeContext["adjust"];
  readonly ask: NodeContext["ask"];
  readonly moderate: NodeContext["moderate"];
  readonly progress: (fraction: number) => void;
  readonly #key: () => string;
  readonly #host: Host;
  readonly #meter: Meter | undefined;
  readonly #run: string;

  constructor(
    { host, run, signal, key, take, body, purchases, ask, moderate, meter, progress }: UnitContextOptions,
    adjustments: Adjustment[],
  ) {
    this.signal = signal;
    this.media = host.media;
    this.files = host.files;
    this.models = host.models;
    this.#run = run;
    this.ask = ask;
    this.moderate = moderate;
    this.#host = host;
    this.#meter = meter;
    this.take = take;
    this.body = body;
    this.#key = key;
    this.adjust = (adjustment) => void adjustments.push(adjustment);
    this.progress = coalesced(progress);
    this.generate = async (segment: VideoRequest, job: Job): Promise<Video> => {
      const maker = host.models.maker(segment);
      return "local" in maker ? maker.local(job) : purchases().buy(segment, maker, job);
    };
  }

  /** The language model, paid from the unit's purse. */
  get llm(): LanguageModel | undefined {
    const { llm } = this.#host;
    const meter = this.#meter;
    return llm && meter ? { ...llm, write: (request, job) => llm.write(request, { ...job, meter }) } : llm;
  }

  get judges(): readonly ClipJudge[] {
    const { judges = [] } = this.#host;
    const meter = this.#meter;
    if (!meter) return judges;
    return judges.map((one) => ({ ...one, judge: (request, job) => one.judge(request, { ...job, meter }) }));
  }

  get destinations(): Destinations {
    return this.#host.destinations ?? nowhere;
  }

  get effectId(): string {
    return this.#host.sha256(`${this.#run}/${this.#key()}`).slice(0, 32);
  }

  get seed(): number {
    return seedOf(this.#key());
  }
}

const nowhere: Destinations = {
  notify: (to) => Promise.reject(unknownDestination(to, [])),
  publish: (to) => Promise.reject(unknownDestination(to, [])),
};

/** A viewer can't see steps below one per cent. */
function coalesced(report: (fraction: number) => void): (fraction: number) => void {
  let reported = 0;
  return (fraction) => {
    if (fraction - reported < 0.01 && fraction < 1) return;
    reported = fraction;
    report(fraction);
  };
}
