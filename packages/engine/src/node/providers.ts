import type { Size } from "../host.ts";
import type { Adapter, AdapterOptions, CatalogueModel, ReadMedia } from "../models/adapter.ts";
import { loadAdapters } from "../models/adapters.ts";
import type { Http } from "../models/http.ts";
import type { LiveList } from "../models/live-list.ts";
import type { Capabilities, ModelInfo, ModelLimits, VendorModel } from "../models/model.ts";
import { priceBy } from "../models/price.ts";
import { readSize } from "../nodes/clip-params.ts";
import type { Vendor } from "../vendor.ts";
import { checkProvider } from "./check-provider.ts";
import { systemClock } from "./clock.ts";
import type { Config, ProviderConfig } from "./config.ts";
import { defined } from "./defined.ts";
import type { Secrets } from "./secrets.ts";

type ModelConfig = ProviderConfig["models"][string];

/** A configured account at a vendor: its adapter and its models. */
export interface Provider {
  readonly id: string;
  readonly config: ProviderConfig;
  readonly adapter: Adapter;
  /** What the vendor itself said last about its models. */
  readonly live: LiveList | undefined;
  /** With full names: `provider/model`. */
  readonly models: readonly ModelInfo[];
}

const defaultSize: Size = { width: 1280, height: 720 };

/**
 * The configured vendors, and what pipelines may name of them: the catalogue, and over it what the vendor said when it was
 * last asked. Nobody is asked here. Throws `bad-config`.
 */
export async function loadProviders({ providers }: Config, state: string): Promise<readonly Provider[]> {
  const entries = Object.entries(providers);
  if (entries.length === 0) return [];
  const adapters = await loadAdapters(entries.map(([, { use }]) => use));
  const { readLiveList } = await import("./live-lists.ts");
  return entries.flatMap(([id, config]) => {
    const adapter = adapters.get(config.use);
    if (!adapter) return [];
    checkProvider(id, config, adapter);
    const live = adapter.list && readLiveList(state, id, baseUrlOf({ config, adapter }));
    return [
      {
        id,
        config,
        adapter,
        live,
        models: modelsOf(id, config, [...adapter.models, ...(live?.models ?? [])], adapter),
      },
    ];
  });
}

export interface ProvidersOptions {
  readonly providers: readonly Provider[];
  readonly secrets: Secrets;
  readonly http: Http;
  readonly read: ReadMedia;
}

/** The vendors' models, ready to be paid. Keys are read when a request is made. */
export function openProviders({ providers, ...options }: ProvidersOptions): readonly VendorModel[] {
  return providers.flatMap((provider) => {
    const vendor = openVendor(provider, options);
    return provider.models.map((model): VendorModel => {
      return { ...model, vendor, price: (request) => priceBy(model.prices ?? [], request) };
    });
  });
}

/** How fast models may be asked for, by their full names: what the configuration says, else the catalogue. */
export function limitsBy(providers: readonly Provider[]): (model: string) => ModelLimits {
  const limits = new Map(providers.flatMap(({ models }) => models.map(({ id, limits = {} }) => [id, limits] as const)));
  return (model) => limits.get(model) ?? {};
}

/** The address of a provider's API, as configured or usual. */
export function baseUrlOf({ config, adapter }: Pick<Provider, "config" | "adapter">): string {
  return config.baseUrl ?? adapter.baseUrl ?? "";
}

function openVendor(provider: Provider, options: Omit<ProvidersOptions, "providers">): Vendor {
  return provider.adapter.open(accountOf(provider, options));
}

/** The name of the secret that holds a provider's key; undefined: it needs none. */
export function keyNameOf({ config, adapter }: Pick<Provider, "config" | "adapter">): string | undefined {
  return config.key?.secret ?? adapter.keyName;
}

/** What an adapter needs to know of a configured account. */
export function accountOf(
  provider: Provider,
  { secrets, http, read }: Omit<ProvidersOptions, "providers">,
): AdapterOptions {
  const { id, config, adapter } = provider;
  const name = keyNameOf(provider);
  const { webhook } = config;
  const secretOf = (secret: string) => () => secrets.get(secret);
  return {
    id,
    baseUrl: baseUrlOf(provider),
    profile: config.profile,
    key: name === undefined ? undefined : secretOf(name),
    webhook: webhook && { url: webhook.url, secret: webhook.secret && secretOf(webhook.secret.secret) },
    now: () => systemClock.now(),
    http,
    read,
    billsFailed: config.billsFailed,
    submitClass: config.submit ?? adapter.submitClass,
    submitTimeoutMs: config.submitTimeoutSeconds * 1000,
    visibleAfterMs: config.visibleAfterSeconds * 1000,
    keyKeptMs: config.keyKeptSeconds * 1000,
    jobTimeoutMs: config.jobTimeoutSeconds * 1000,
  };
}

/** What is known of the vendor's models, later facts over earlier ones, with what the configuration adds and corrects. */
function modelsOf(
  provider: string,
  { models, profile = "", limits, submit }: ProviderConfig,
  catalogue: readonly CatalogueModel[],
  adapter: Adapter,
): readonly ModelInfo[] {
  const own = catalogue.filter(({ profiles }) => profiles?.includes(profile) ?? true);
  const known = new Map(own.map((model) => [model.id, model]));
  const names = new Set([...known.keys(), ...Object.keys(models)]);
  return [...names].map((name): ModelInfo => {
    const { profiles: _, ...model } = corrected(name, known.get(name), models[name] ?? {});
    return {
      ...model,
      limits: { ...model.limits, ...defined(limits) },
      submit: submit ?? adapter.submitClass,
      id: `${provider}/${name}`,
      version: `${adapter.use}.${adapter.version}`,
    };
  });
}

function corrected(name: string, known: CatalogueModel | undefined, config: ModelConfig): CatalogueModel {
  const { price } = config;
  const model = known ?? { id: name, title: name, capabilities: unknownModel, prices: [], facts: configuration };
  return {
    ...model,
    capabilities: capabilitiesOf(config, model.capabilities),
    ...(price ? { prices: [price], facts: configuration } : {}),
  };
}

const configuration = { source: "the configuration", asOf: "" };

/** What nobody has said is taken for possible; the vendor will say so if it isn't, and charge nothing. */
const unknownModel: Capabilities = {
  seconds: { min: 1, max: 60, step: 1 },
  sizes: { min: 64, max: 4096 },
  defaultSize,
  audio: "none",
  negative: "suffix",
  style: "prefix",
  image: { first: true, last: false, references: 0 },
  seed: true,
};

function capabilitiesOf({ seconds, sizes, audio, can }: ModelConfig, known: Capabilities): Capabilities {
  const fixed = sizes?.map(readSize);
  return {
    ...known,
    ...(seconds ? { seconds } : {}),
    ...(fixed ? { sizes: fixed, defaultSize: fixed[0] ?? known.defaultSize } : {}),
    ...(audio ? { audio } : {}),
    ...(can ? { video: Object.fromEntries(can.map((how) => [how, { seconds: seconds ?? known.seconds }])) } : {}),
  };
}
