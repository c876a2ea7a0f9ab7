import type { Job, Price, Size, VideoRequest } from "../host.ts";
import type { Video } from "../ports/values.ts";
import type { Vendor } from "../vendor.ts";

/** What a video model can do, as far as requests must be fitted to it. Lengths in seconds, sizes in pixels. */
export interface Capabilities {
  /** The lengths of one clip: a choice, or a range. */
  readonly seconds: readonly number[] | { readonly min: number; readonly max: number; readonly step: number };
  /** A choice, or any even size within bounds. */
  readonly sizes: readonly Size[] | { readonly min: number; readonly max: number };
  readonly defaultSize: Size;
  readonly audio: "always" | "optional" | "none";
  /** `suffix`: there is no such parameter, so it is written into the prompt. */
  readonly negative: "native" | "suffix";
  readonly style: "native" | "prefix";
  readonly image: { readonly first: boolean; readonly last: boolean; readonly references: number };
  readonly seed: boolean;
}

/** What is known about a model. */
export interface ModelInfo {
  /** `sketch`, or `provider/model`: what stands in a pipeline. */
  readonly id: string;
  readonly title: string;
  /** Raised when equal requests may give other clips; part of every key. */
  readonly version: string;
  readonly capabilities: Capabilities;
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
