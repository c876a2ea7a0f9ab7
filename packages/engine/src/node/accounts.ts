import type { AdapterOptions } from "../models/adapter.ts";
import type { LiveList } from "../models/live-list.ts";
import { openHttp } from "./http.ts";
import { keepLiveList } from "./live-lists.ts";
import { accountOf, baseUrlOf, type Provider } from "./providers.ts";
import { redact } from "./redact.ts";
import { openSecrets, type Secrets } from "./secrets.ts";
import type { Workspace } from "./workspace.ts";

/** The configured vendors, to be asked about themselves. Nothing can be bought here. */
export interface Accounts {
  readonly secrets: Secrets;
  of(provider: Provider): AdapterOptions;
}

export function openAccounts({ found, providers, env }: Workspace): Accounts {
  const secrets = openSecrets(found.folder, env);
  const vendors = providers.flatMap((provider) => URL.parse(baseUrlOf(provider))?.host ?? []);
  const allowHosts = [...found.config.allowHosts, ...vendors];
  const http = openHttp({ allowHosts }, (text) => redact(text, secrets.used()));
  const read = () => Promise.reject(new Error("there are no pictures here"));
  return { secrets, of: (provider) => accountOf(provider, { secrets, http, read }) };
}

/** Asks a vendor what it has now, and keeps the answer. Undefined: it can't be asked. Throws `VendorError`. */
export async function refreshList(
  provider: Provider,
  accounts: Accounts,
  state: string,
  signal: AbortSignal,
): Promise<LiveList | undefined> {
  const models = await provider.adapter.list?.(accounts.of(provider), signal);
  if (!models) return undefined;
  const at = Date.now();
  const asOf = new Date(at).toISOString().slice(0, 10);
  const list: LiveList = {
    at,
    baseUrl: baseUrlOf(provider),
    models: models.map((model) => ({ ...model, facts: { ...model.facts, asOf } })),
  };
  await keepLiveList(state, provider.id, list);
  return list;
}
