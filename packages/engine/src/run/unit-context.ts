import type { Adjustment, Files, Host, Job, LanguageModel, MediaTools, VideoModels, VideoRequest } from "../host.ts";
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
  progress(fraction: number): void;
}

/** What a node type gets while a unit runs. A class: making an accessor for each unit would take longer than all the rest. */
export class UnitContext implements NodeContext {
  readonly signal: AbortSignal;
  readonly media: MediaTools;
  readonly files: Files;
  readonly models: VideoModels;
  readonly llm: LanguageModel | undefined;
  readonly take: number;
  readonly body: Body;
  readonly generate: NodeContext["generate"];
  readonly adjust: NodeContext["adjust"];
  readonly progress: (fraction: number) => void;
  readonly #key: () => string;

  constructor({ host, signal, key, take, body, purchases, progress }: UnitContextOptions, adjustments: Adjustment[]) {
    this.signal = signal;
    this.media = host.media;
    this.files = host.files;
    this.models = host.models;
    this.llm = host.llm;
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

  get seed(): number {
    return seedOf(this.#key());
  }
}

/** A viewer can't see steps below one per cent. */
function coalesced(report: (fraction: number) => void): (fraction: number) => void {
  let reported = 0;
  return (fraction) => {
    if (fraction - reported < 0.01 && fraction < 1) return;
    reported = fraction;
    report(fraction);
  };
}
