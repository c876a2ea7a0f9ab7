import type { Image, Video } from "../ports/values.ts";
import type { JobRef, Vendor } from "../vendor.ts";
import type { Job } from "./job.ts";
import type { Size } from "./media-tools.ts";
import type { Price } from "./price.ts";

/** What a vendor does with a clip that is there already. */
export interface ClipWork {
  /** `extend` makes what comes after it, `edit` changes it by words, `remix` makes it anew by other words. */
  readonly how: "extend" | "edit" | "remix";
  /** Absent in a plan, as long as it isn't there. */
  readonly video?: Video;
  /** The job that made it, where the same account did. Looked up when the work is bought. */
  readonly job?: JobRef;
}

/** What a person asks of a video model, before it is fitted to what the model can do. */
export interface VideoRequest {
  /** `sketch`, or `provider/model`. */
  readonly model: string;
  readonly prompt: string;
  readonly negative?: string;
  readonly style?: string;
  readonly seconds: number;
  /** Default: the model's own. */
  readonly size?: Size;
  readonly format: "mp4" | "webm";
  readonly audio: boolean;
  readonly seed: number;
  /** First frame. */
  readonly image?: Image;
  readonly lastImage?: Image;
  readonly references?: readonly Image[];
  /** Not a new clip: work on one. `seconds` are those that are added, or those of the clip. */
  readonly work?: ClipWork;
  /** The size will be that of a clip that isn't there yet: it is priced in all sizes. For plans. */
  readonly anySize?: boolean;
  /** Refuse what can't be made as asked, rather than adapt it. */
  readonly strict?: boolean;
  /** Somebody chose the seed, so it matters when a model takes none. */
  readonly seedChosen?: boolean;
}

/** One place where the request had to give way to what the model can do. Always shown (S2). */
export interface Adjustment {
  readonly field: string;
  readonly asked: string | number | boolean;
  readonly used: string | number | boolean;
  readonly why: string;
}

/** What will be sent, and what it costs. Pure: made from the request and the catalogue alone. */
export interface VideoPlan {
  readonly model: string;
  /** Changes when the adapter or the model's meaning does; part of the key (rule 21). */
  readonly version: string;
  /** Fitted requests to run in order, each starting from the last frame of the one before. Usually one. */
  readonly segments: readonly VideoRequest[];
  readonly adjustments: readonly Adjustment[];
  readonly price?: Price;
  /** How the vendor works on the clip, where that was asked for. */
  readonly how?: ClipWork["how"];
}

/** The configured video models. */
export interface VideoModels {
  /** Id of the model that is meant where a pipeline names none. */
  readonly fallback: string;
  /** Throws `model-unknown` with the nearest names. */
  plan(request: VideoRequest): VideoPlan;
  /** Why the model can't do this work on this clip; undefined: it can. Throws `model-unknown`. */
  whyNot(model: string, work: ClipWork): string | undefined;
  /** The vendor's model that is meant by a name ("": the fallback); undefined: it works on this machine. */
  vendorModel(name: string): string | undefined;
  /** Who makes a segment: this machine, or a vendor who is paid for it. */
  maker(segment: VideoRequest): Maker;
}

export type Maker =
  | { readonly local: (job: Job) => Promise<Video> }
  /** `price`: of this segment; absent: unknown. */
  | { readonly vendor: Vendor; readonly price?: Price };
