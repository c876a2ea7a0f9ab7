import type { ModelInfo } from "../models/model.ts";
import { propose } from "../models/propose.ts";
import { retirementOf, type Retirement } from "../models/retired.ts";
import { usualPrice } from "../models/usual-price.ts";
import { tidyUsd } from "../usd.ts";
import { VendorError } from "../vendor.ts";
import { openAccounts, refreshList, type Accounts } from "./accounts.ts";
import { listKeptMs } from "./live-lists.ts";
import { baseUrlOf, keyNameOf, type Provider } from "./providers.ts";
import { examineStorage, type StorageHealth } from "./storage-health.ts";
import { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";

/** How a configured vendor does. */
export interface ProviderHealth {
  readonly id: string;
  readonly use: string;
  readonly address: string;
  /** Absent: it needs none. */
  readonly key?: { readonly name: string; readonly set: boolean };
  /** `refused`: it answers, but doesn't take the key. `unasked`: without a key, or because it has nothing free to ask. */
  readonly answers: "yes" | "refused" | "no" | "unasked";
  /** What it said, or what went wrong. */
  readonly message?: string;
  /** How many models the vendor itself lists, and of which day that is. */
  readonly listed?: { readonly models: number; readonly asOf: string };
}

/** How a model does that a pipeline, or the configuration, names. */
export interface ModelHealth {
  readonly id: string;
  readonly usedBy: readonly string[];
  /** `unlisted`: known once, but no longer in the vendor's own list. */
  readonly state: "ok" | "retires" | "retired" | "unlisted" | "unknown";
  /** The day on which it closes, or closed. */
  readonly on?: string;
  /** USD a second of a usual clip; absent: unknown. */
  readonly usdPerSecond?: number;
  /** What may take its place; `usdPerSecond` more is the difference. */
  readonly instead?: { readonly id: string; readonly usdPerSecond?: number; readonly more?: number };
}

export interface Health {
  readonly providers: readonly ProviderHealth[];
  readonly models: readonly ModelHealth[];
  /** Absent: media are kept in a folder. */
  readonly storage?: StorageHealth;
  /** Nothing must be mended. */
  readonly ok: boolean;
}

const askMs = 15_000;

/**
 * Looks at every configured vendor, with one free request each, and at the models that are named. `uses`: files by the
 * models that they name. `secrets`: values that must not be shown. Throws `bad-config`.
 */
export async function examine(
  options: WorkspaceOptions,
  uses: ReadonlyMap<string, readonly string[]>,
  signal: AbortSignal,
): Promise<Health & { readonly secrets: () => readonly string[] }> {
  const before = await openWorkspace(options);
  const examiningStorage = examineStorage(before, signal);
  const accounts = openAccounts(before);
  const examined = await Promise.all(
    before.providers.map((provider) => examineProvider(provider, accounts, before.stateFolder, signal)),
  );
  // With what the vendors have just said.
  const workspace = await openWorkspace(options);
  const listed = new Map(examined.map(({ health, list }) => [health.id, list]));
  const names = new Map(uses);
  const standard = workspace.found.config.defaults.model;
  if (standard !== undefined) names.set(standard, [...(names.get(standard) ?? []), "the configuration"]);
  const models = [...names].map(([id, usedBy]) => examineModel(id, usedBy, workspace, listed));
  const providers = examined.map(({ health }) => health);
  const storage = await examiningStorage;
  const ok =
    storage?.answers !== "no" &&
    storage?.answers !== "unasked" &&
    providers.every(({ key, answers }) => key?.set !== false && answers !== "no" && answers !== "refused") &&
    models.every(({ state }) => state === "ok" || state === "retires");
  return { providers, models, ...(storage ? { storage } : {}), ok, secrets: () => accounts.secrets.used() };
}

/** Looks at one configured vendor, with one free request; undefined: there is none by this name. */
export async function examineOne(
  id: string,
  workspace: Workspace,
  signal: AbortSignal,
): Promise<ProviderHealth | undefined> {
  const provider = workspace.providers.find((one) => one.id === id);
  if (!provider) return undefined;
  return (await examineProvider(provider, openAccounts(workspace), workspace.stateFolder, signal)).health;
}

interface Examined {
  readonly health: ProviderHealth;
  /** The models' names in the vendor's own list. */
  readonly list?: ReadonlySet<string>;
}

async function examineProvider(
  provider: Provider,
  accounts: Accounts,
  state: string,
  signal: AbortSignal,
): Promise<Examined> {
  const { id, adapter, live } = provider;
  const name = keyNameOf(provider);
  const about = {
    id,
    use: adapter.use,
    address: baseUrlOf(provider),
    ...(name === undefined ? {} : { key: { name, set: isSet(accounts, name) } }),
  };
  if (about.key?.set === false) return { health: { ...about, answers: "unasked" } };
  const asking = AbortSignal.any([signal, AbortSignal.timeout(askMs)]);
  const old = live === undefined || Date.now() - live.at > listKeptMs;
  try {
    if (!adapter.reach && !adapter.list) return { health: { ...about, answers: "unasked" } };
    await adapter.reach?.(accounts.of(provider), asking);
    const list = old || !adapter.reach ? await refreshList(provider, accounts, state, asking) : live;
    if (!list) return { health: { ...about, answers: "yes" } };
    const asOf = new Date(list.at).toISOString().slice(0, 10);
    const names = new Set(list.models.map((model) => model.id));
    return { health: { ...about, answers: "yes", listed: { models: names.size, asOf } }, list: names };
  } catch (thrown) {
    signal.throwIfAborted();
    const message = asking.aborted ? `no answer within ${askMs / 1000} s` : wordsOf(thrown);
    if (!(thrown instanceof VendorError)) return { health: { ...about, answers: "no", message } };
    const { kind, retry } = thrown.problem;
    // A server that doesn't know the address asked for is there all the same.
    const there = thrown.headers !== undefined && (retry === "never" || kind === "rate_limit");
    const answers = kind === "auth" ? "refused" : there ? "yes" : "no";
    return { health: { ...about, answers, ...(answers === "yes" ? {} : { message }) } };
  }
}

function examineModel(
  id: string,
  usedBy: readonly string[],
  { models, found, providers }: Workspace,
  listed: ReadonlyMap<string, ReadonlySet<string> | undefined>,
): ModelHealth {
  const today = new Date().toISOString().slice(0, 10);
  const model = models.find((one) => one.id === id);
  const retirement = retirementOf(id, models, today);
  const provider = providers.find((one) => id.startsWith(`${one.id}/`));
  const name = id.slice((provider?.id.length ?? -1) + 1);
  const names = provider && listed.get(provider.id);
  const own = provider && found.config.providers[provider.id]?.models[name];
  const isListed = names === undefined || own !== undefined || names.has(name);
  const state = stateOf(model !== undefined, isListed, retirement);
  const usdPerSecond = model && usualPrice(model);
  const instead = state === "ok" ? undefined : insteadOf(model, retirement?.instead, models, today);
  return {
    id,
    usedBy,
    state,
    ...(retirement ? { on: retirement.on } : {}),
    ...(usdPerSecond === undefined ? {} : { usdPerSecond }),
    ...(instead ? { instead: { ...instead, ...differenceOf(instead.usdPerSecond, usdPerSecond) } } : {}),
  };
}

function stateOf(isKnown: boolean, isListed: boolean, retirement: Retirement | undefined): ModelHealth["state"] {
  if (retirement) return retirement.over ? "retired" : "retires";
  if (!isKnown) return "unknown";
  return isListed ? "ok" : "unlisted";
}

function insteadOf(
  model: ModelInfo | undefined,
  named: string | undefined,
  models: readonly ModelInfo[],
  today: string,
): { id: string; usdPerSecond?: number } | undefined {
  const other = models.find(({ id }) => id === named) ?? (model && propose(model, models, today));
  if (!other) return named === undefined ? undefined : { id: named };
  const usdPerSecond = usualPrice(other);
  return { id: other.id, ...(usdPerSecond === undefined ? {} : { usdPerSecond }) };
}

function differenceOf(now: number | undefined, before: number | undefined): { more?: number } {
  return now === undefined || before === undefined ? {} : { more: tidyUsd(now - before) };
}

function isSet({ secrets }: Accounts, name: string): boolean {
  try {
    return secrets.get(name) !== "";
  } catch {
    return false;
  }
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
