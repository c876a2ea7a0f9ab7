import type { Job, Price, Size, VideoRequest } from "../host.ts";
import type { Video } from "../ports/values.ts";
import type { SubmitClass, Vendor } from "../vendor.ts";
import type { PriceRule } from "./price.ts";

/** Lengths in seconds: a choice, or a range. */
export type Lengths = readonly number[] | { readonly min: number; readonly max: number; readonly step: number };

/** Which clips a vendor can work on. */
export interface WorkLimits {
  /** How long they may be, in seconds. Absent: nobody says. */
  readonly from?: { readonly min: number; readonly max: number };
  /** What is larger comes back smaller: pixels of the shorter side. */
  readonly maxSide?: number;
}

/** What a video model can do, as far as requests must be fitted to it. Lengths in seconds, sizes in pixels. */
export interface Capabilities {
  /** The lengths of one clip. */
  readonly seconds: Lengths;
  /** A choice, or any even size within bounds. */
  readonly sizes: readonly Size[] | { readonly min: number; readonly max: number };
  readonly defaultSize: Size;
  readonly audio: "always" | "optional" | "none";
  /** `suffix`: there is no such parameter, so it is written into the prompt. */
  readonly negative: "native" | "suffix";
  readonly style: "native" | "prefix";
  readonly image: { readonly first: boolean; readonly last: boolean; readonly references: number };
  readonly seed: boolean;
  /** What the vendor can do with a clip that is there already. Default: nothing. `remix`: only one that this account made. */
  readonly video?: {
    readonly extend?: WorkLimits & { readonly seconds: Lengths };
    readonly edit?: WorkLimits;
    readonly remix?: WorkLimits;
  };
  /** `false`: it works on clips and makes none. */
  readonly makes?: false;
  /** Until when a job can be cancelled. Default: never. */
  readonly cancel?: "running" | "queued" | "never";
  readonly progress?: boolean;
  readonly webhook?: boolean;
}

/** How fast an account may ask for a model. Absent: unknown, learned from refusals. */
export interface ModelLimits {
  /** Jobs at a time. */
  readonly concurrency?: number;
  readonly requests?: readonly { readonly max: number; readonly perSeconds: number }[];
}

/** Where a fact comes from and of which day it is (`2026-11-22`). */
export interface FactSource {
  readonly source: string;
  readonly asOf: string;
}

/** What is known about a model. */
export interface ModelInfo {
  /** `sketch`, or `provider/model`: what stands in a pipeline. */
  readonly id: string;
  readonly title: string;
  /** Raised when equal requests may give other clips; part of every key. */
  readonly version: string;
  readonly capabilities: Capabilities;
  /** Absent: made on this machine, for nothing. Empty: nobody knows. */
  readonly prices?: readonly PriceRule[];
  /** Of prices and capabilities. */
  readonly facts?: FactSource;
  readonly limits?: ModelLimits;
  /** What its vendor promises about a submission whose answer got lost. Absent: made on this machine. */
  readonly submit?: SubmitClass;
  /** The day (`2026-09-24`) on which the vendor closes it, or closed it. */
  readonly retiresAt?: string;
  /** A model that may take its place; only ever proposed. */
  readonly replacedBy?: string;
}

/** One model and the way to it. */
export type VideoModel = LocalModel | VendorModel;

interface PricedModel extends ModelInfo {
  /** USD for one clip; absent: unknown. */
  price(request: VideoRequest): Price | undefined;
}

/** A model that works on this machine. */
export interface LocalModel extends PricedModel {
  /** Makes one clip from a request that fits the capabilities. */
  generate(request: VideoRequest, job: Job): Promise<Video>;
}

/** A model of a vendor, who makes clips as jobs. */
export interface VendorModel extends PricedModel {
  readonly vendor: Vendor;
}
