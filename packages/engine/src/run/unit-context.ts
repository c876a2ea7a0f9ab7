import type {
  Adjustment,
  ClipJudge,
  Destinations,
  Files,
  Job,
  LanguageModel,
  MediaTools,
  VideoModels,
  VideoRequest,
} from "../host.ts";
import { failure } from "../errors.ts";
import { placeOf } from "../events/run-state.ts";
import { unknownDestination } from "../nodes/destination.ts";
import type { Body, NodeContext } from "../nodes/define-node.ts";
import { seedOf } from "../plan/key.ts";
import type { Video } from "../ports/values.ts";
import { moderated } from "./moderated.ts";
import { answerTo } from "./people.ts";
import type { RunContext } from "./run-context.ts";
import type { UnitWork } from "./unit-work.ts";

export interface UnitContextOptions {
  readonly run: RunContext;
  readonly place: { readonly node: string; readonly item: readonly string[] };
  readonly signal: AbortSignal;
  /** The unit's key, which few ask for. */
  readonly key: string | (() => string);
  readonly take: number;
  readonly body: Body;
  /** Absent for what is done at once: it can buy and ask nothing. */
  readonly work: UnitWork | undefined;
}

/**
 * What a node type gets while a unit runs. What nearly all ask for are fields, so that it may be taken apart
 * (`{ media, ...job }`); the rest is made when it is asked for, because there are very many units.
 */
export class UnitContext implements NodeContext {
  readonly signal: AbortSignal;
  readonly media: MediaTools;
  readonly files: Files;
  readonly models: VideoModels;
  readonly take: number;
  readonly body: Body;
  readonly progress: (fraction: number) => void;
  readonly #place: UnitContextOptions["place"];
  readonly #key: UnitContextOptions["key"];
  readonly #run: RunContext;
  readonly #work: UnitWork | undefined;
  #reported = 0;

  constructor({ run, place, signal, key, take, body, work }: UnitContextOptions) {
    const { host } = run;
    this.signal = signal;
    this.media = host.media;
    this.files = host.files;
    this.models = host.models;
    this.take = take;
    this.body = body;
    this.#place = place;
    this.#run = run;
    this.#key = key;
    this.#work = work;
    this.progress = (fraction) => this.#progress(fraction);
  }

  get adjust(): NodeContext["adjust"] {
    return (adjustment: Adjustment) => this.#work?.adjust(adjustment);
  }

  get ask(): NodeContext["ask"] {
    return (question) => {
      if (this.#work) this.#work.byPerson = true;
      return answerTo(question, placeOf(this.#place), this.#run);
    };
  }

  get moderate(): NodeContext["moderate"] {
    const { host, emit } = this.#run;
    return (request) =>
      moderated(request, host.moderation, { signal: this.signal }, (verdict) =>
        emit({ type: "unit.moderated", ...this.#place, ...verdict }),
      );
  }

  get generate(): NodeContext["generate"] {
    return async (segment: VideoRequest, job: Job): Promise<Video> => {
      const maker = this.models.maker(segment);
      if ("local" in maker) return maker.local(job);
      if (!this.#work) throw failure("no-payments", "What is done at once can buy nothing");
      return this.#work.purchases.buy(segment, maker, job);
    };
  }

  /** The language model, paid from the unit's purse. */
  get llm(): LanguageModel | undefined {
    const { llm } = this.#run.host;
    const meter = llm && this.#work?.meter;
    return llm && meter ? { ...llm, write: (request, job) => llm.write(request, { ...job, meter }) } : llm;
  }

  get judges(): readonly ClipJudge[] {
    const { judges = [] } = this.#run.host;
    const work = this.#work;
    if (!work) return judges;
    return judges.map((one) => ({
      ...one,
      judge: (request, job) => one.judge(request, { ...job, meter: work.meter }),
    }));
  }

  get destinations(): Destinations {
    return this.#run.host.destinations ?? nowhere;
  }

  get effectId(): string {
    const { host, id } = this.#run;
    return host.sha256(`${id}/${this.#keyNow}`).slice(0, 32);
  }

  get seed(): number {
    return seedOf(this.#keyNow);
  }

  get #keyNow(): string {
    return typeof this.#key === "string" ? this.#key : this.#key();
  }

  /** A viewer can't see steps below one per cent. */
  #progress(fraction: number): void {
    if (fraction - this.#reported < 0.01 && fraction < 1) return;
    this.#reported = fraction;
    this.#run.emit({ type: "unit.progress", ...this.#place, fraction });
  }
}

const nowhere: Destinations = {
  notify: (to) => Promise.reject(unknownDestination(to, [])),
  publish: (to) => Promise.reject(unknownDestination(to, [])),
};
