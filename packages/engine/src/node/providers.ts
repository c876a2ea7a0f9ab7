import type { Size } from "../host.ts";
import type { Http } from "../models/http.ts";
import type { Capabilities, ModelInfo, VendorModel } from "../models/model.ts";
import { openAiVideos } from "../models/openai-videos/openai-videos.ts";
import { readSize } from "../nodes/clip-params.ts";
import { tidyUsd } from "../usd.ts";
import type { Image } from "../ports/values.ts";
import type { Config, ProviderConfig } from "./config.ts";
import type { Secrets } from "./secrets.ts";

type ModelConfig = ProviderConfig["models"][string];

/** Raised when equal requests may give other clips. */
const adapterVersion = "openai-videos.1";
const defaultSize: Size = { width: 1280, height: 720 };

/** What pipelines may name of the configured vendors. Nothing is opened. */
export function providerModels({ providers }: Config): readonly ModelInfo[] {
  return Object.entries(providers).flatMap(([id, { models }]) =>
    Object.entries(models).map(([model, config]) => infoOf(id, model, config)),
  );
}

export interface ProvidersOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly http: Http;
  readonly read: (image: Image) => Promise<Uint8Array>;
}

/** The configured vendors, ready to be paid. Keys are read when a request is made. */
export function openProviders({ config, secrets, http, read }: ProvidersOptions): readonly VendorModel[] {
  return Object.entries(config.providers).flatMap(([id, provider]) => {
    const { key } = provider;
    const vendor = openAiVideos({
      id,
      baseUrl: provider.baseUrl,
      key: key && (() => secrets.get(key.secret)),
      http,
      read,
      billsFailed: provider.billsFailed,
      submitClass: provider.submit,
      submitTimeoutMs: provider.submitTimeoutSeconds * 1000,
      visibleAfterMs: provider.visibleAfterSeconds * 1000,
      keyKeptMs: provider.keyKeptSeconds * 1000,
      jobTimeoutMs: provider.jobTimeoutSeconds * 1000,
    });
    return Object.entries(provider.models).map(([name, model]): VendorModel => {
      return { ...infoOf(id, name, model), vendor, price: ({ seconds }) => priceOf(model, seconds) };
    });
  });
}

function infoOf(provider: string, model: string, config: ModelConfig): ModelInfo {
  return { id: `${provider}/${model}`, title: model, version: adapterVersion, capabilities: capabilitiesOf(config) };
}

/** What the configuration leaves open is taken for possible; the vendor will say so if it isn't, and charge nothing. */
function capabilitiesOf({ seconds, sizes, audio }: ModelConfig): Capabilities {
  const fixed = sizes?.map(readSize);
  return {
    seconds: seconds ?? { min: 1, max: 60, step: 1 },
    sizes: fixed ?? { min: 64, max: 4096 },
    defaultSize: fixed?.[0] ?? defaultSize,
    audio: audio ?? "none",
    negative: "suffix",
    style: "prefix",
    image: { first: true, last: false, references: 0 },
    seed: true,
  };
}

function priceOf({ price }: ModelConfig, seconds: number) {
  if (!price) return undefined;
  const usd = tidyUsd(price.usd * (price.per === "second" ? seconds : 1));
  return { min: usd, max: usd };
}
