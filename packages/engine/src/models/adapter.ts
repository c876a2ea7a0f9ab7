import type { Image, Video } from "../ports/values.ts";
import type { SubmitClass, Vendor } from "../vendor.ts";
import type { Http } from "./http.ts";
import type { ModelInfo } from "./model.ts";

/** A model as a vendor's catalogue has it: `id` is the vendor's own name, without the provider. */
export type CatalogueModel = Omit<ModelInfo, "version" | "prices" | "facts" | "submit"> &
  Required<Pick<ModelInfo, "prices" | "facts">> & {
    /** Only accounts with one of these variants of the dialect have it. Absent: all. */
    readonly profiles?: readonly string[];
  };

/** The bytes of a picture or a clip. */
export type ReadMedia = (media: Image | Video) => Promise<Uint8Array>;

/** How an adapter is opened for one configured account. */
export interface AdapterOptions extends Pick<
  Vendor,
  "id" | "submitClass" | "submitTimeoutMs" | "visibleAfterMs" | "keyKeptMs" | "jobTimeoutMs"
> {
  /** Default: the adapter's own. */
  readonly baseUrl: string;
  /** The variant of a dialect, where there are several. */
  readonly profile: string | undefined;
  /** Read at each request, so that a key is asked for only when it is needed. */
  readonly key: (() => string) | undefined;
  /** Whether jobs that give no clip are charged; absent: nobody knows. */
  readonly billsFailed: boolean | undefined;
  /** Where the vendor may tell that a job is over, and with what it signs; absent: nowhere. */
  readonly webhook: { readonly url: string | undefined; readonly secret: (() => string) | undefined } | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly http: Http;
  /** The bytes of a picture or a clip. */
  readonly read: ReadMedia;
}

/** One vendor's dialect, as data and a function that opens it. */
export interface Adapter {
  /** What stands in the configuration as `use`. */
  readonly use: string;
  readonly title: string;
  /** Part of every key: raise it when equal requests may give other clips. */
  readonly version: string;
  /** Absent: the configuration must say it. */
  readonly baseUrl?: string;
  /** The environment variable in which people keep its key. */
  readonly keyName?: string;
  readonly profiles?: readonly string[];
  /** What its API promises about lost submissions, unless the configuration knows better. */
  readonly submitClass: SubmitClass;
  /** What a configuration may know better, because requests carry the name that it takes. Default: nothing. */
  readonly submitClasses?: readonly SubmitClass[];
  /** The models that are known; the configuration may name more, and live sources override. */
  readonly models: readonly CatalogueModel[];
  open(options: AdapterOptions): Vendor;
  /** One free GET, which proves that the address answers and takes the key. Throws `VendorError`. */
  reach?(options: AdapterOptions, signal: AbortSignal): Promise<void>;
  /** What the vendor says now about its models; the caller adds the day. Throws `VendorError`. */
  list?(options: AdapterOptions, signal: AbortSignal): Promise<readonly CatalogueModel[]>;
}
