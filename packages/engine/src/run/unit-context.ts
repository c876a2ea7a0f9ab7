import type {
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
  readonly key: () => string;
  readonly take: number;
  readonly body: Body;
  /** Absent for what is done at once: it can buy and ask nothing. */
  readonly work: UnitWork | undefined;
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
  readonly #run: RunContext;
  readonly #work: UnitWork | undefined;

  constructor({ run, place, signal, key, take, body, work }: UnitContextOptions) {
    const { host } = run;
    this.signal = signal;
    this.media = host.media;
    this.files = host.files;
    this.models = host.models;
    this.take = take;
    this.body = body;
    this.#run = run;
    this.#key = key;
    this.#work = work;
    this.adjust = (adjustment) => void work?.adjustments.push(adjustment);
    this.progress = coalesced((fraction) => run.emit({ type: "unit.progress", ...place, fraction }));
    this.ask = (question) => {
      if (work) work.byPerson = true;
      return answerTo(question, placeOf(place), run);
    };
    this.moderate = (request) =>
      moderated(request, host.moderation, { signal }, (verdict) =>
        run.emit({ type: "unit.moderated", ...place, ...verdict }),
      );
    this.generate = async (segment: VideoRequest, job: Job): Promise<Video> => {
      const maker = host.models.maker(segment);
      if ("local" in maker) return maker.local(job);
      if (!work) throw failure("no-payments", "What is done at once can buy nothing");
      return work.purchases.buy(segment, maker, job);
    };
  }

  /** The language model, paid from the unit's purse. */
  get llm(): LanguageModel | undefined {
    const { llm } = this.#run.host;
    const meter = this.#work?.meter;
    return llm && meter ? { ...llm, write: (request, job) => llm.write(request, { ...job, meter }) } : llm;
  }

  get judges(): readonly ClipJudge[] {
    const { judges = [] } = this.#run.host;
    const meter = this.#work?.meter;
    if (!meter) return judges;
    return judges.map((one) => ({ ...one, judge: (request, job) => one.judge(request, { ...job, meter }) }));
  }

  get destinations(): Destinations {
    return this.#run.host.destinations ?? nowhere;
  }

  get effectId(): string {
    const { host, id } = this.#run;
    return host.sha256(`${id}/${this.#key()}`).slice(0, 32);
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
