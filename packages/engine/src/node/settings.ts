import { openSecrets } from "./secrets.ts";
import { baseUrlOf, keyNameOf } from "./providers.ts";
import type { Workspace } from "./workspace.ts";

/** A secret by its name, and whether there is one; never its value. */
export interface NamedSecret {
  readonly name: string;
  readonly set: boolean;
}

/** A service of the configuration. */
export interface ConfiguredService {
  readonly use: string;
  readonly model?: string;
  /** Absent: it needs none. */
  readonly key?: NamedSecret;
}

export interface ConfiguredProvider extends Omit<ConfiguredService, "model"> {
  readonly id: string;
  readonly address: string;
  /** How many models it is known to have. */
  readonly models: number;
  /** USD that may be spent there in a day. */
  readonly dayUsd?: number;
}

/** How things are set up, as far as it may be told. */
export interface Setup {
  readonly providers: readonly ConfiguredProvider[];
  readonly llm?: ConfiguredService;
  readonly judges: readonly ConfiguredService[];
  readonly moderation?: ConfiguredService;
  readonly defaults: { readonly model: string };
  readonly budget: {
    readonly runUsd?: number;
    readonly dayUsd?: number;
    readonly unknownPrice: "deny" | "allow";
  };
  /** All secrets that the configuration names, each once. */
  readonly secrets: readonly NamedSecret[];
}

type Keyed = { readonly use: string; readonly model?: string; readonly key?: { readonly secret: string } | undefined };

/** What the configuration says. Secrets are looked for, and never told. */
export function setupOf({ found, providers, models, env }: Workspace): Setup {
  const { config, folder } = found;
  const secrets = openSecrets(folder, env);
  const isSet = (name: string): boolean => {
    try {
      return secrets.get(name) !== "";
    } catch {
      return false;
    }
  };
  const named = new Map<string, NamedSecret>();
  const key = (name: string | undefined): { key?: NamedSecret } => {
    if (name === undefined) return {};
    const found = named.get(name) ?? { name, set: isSet(name) };
    named.set(name, found);
    return { key: found };
  };
  const service = ({ use, model, key: own }: Keyed): ConfiguredService => {
    return { use, ...(model === undefined ? {} : { model }), ...key(own?.secret) };
  };
  const { llm, judge, moderation, notify, buckets, storage, budget } = config;
  const { runUsd, dayUsd, unknownPrice } = budget;
  const told = {
    providers: providers.map((provider) => {
      const { dayUsd } = provider.config.budget;
      return {
        id: provider.id,
        use: provider.adapter.use,
        address: baseUrlOf(provider),
        models: provider.models.length,
        ...key(keyNameOf(provider)),
        ...(dayUsd === undefined ? {} : { dayUsd }),
      };
    }),
    ...(llm ? { llm: service(llm) } : {}),
    judges: judge.map(service),
    ...(moderation ? { moderation: service(moderation) } : {}),
    defaults: { model: config.defaults.model ?? models[0]?.id ?? "" },
    budget: {
      ...(runUsd === undefined ? {} : { runUsd }),
      ...(dayUsd === undefined ? {} : { dayUsd }),
      unknownPrice,
    },
  };
  for (const { secret } of Object.values(notify)) key(secret.secret);
  for (const { accessKey, secretKey } of [...Object.values(buckets), ...(storage ? [storage.s3] : [])]) {
    key(accessKey.secret);
    key(secretKey.secret);
  }
  return { ...told, secrets: [...named.values()] };
}
