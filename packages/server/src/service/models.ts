import { retirementOf, setupOf, usualPrice, type ModelInfo, type Workspace } from "@reelgraph/engine/node";

/** A model with what it costs and what will become of it. */
export interface ModelCard extends Pick<ModelInfo, "id" | "title" | "version" | "capabilities" | "prices" | "facts"> {
  /** Absent: it works on this machine. */
  readonly provider?: string;
  /** USD a second of a usual clip; null: nobody knows. */
  readonly usdPerSecond: number | null;
  /** Used where a pipeline names none. */
  readonly default: boolean;
  /** It is open, and its key is set, or it needs none. */
  readonly ready: boolean;
  readonly retired?: {
    readonly on: string;
    readonly over: boolean;
    readonly instead?: string;
    readonly usdPerSecond?: number;
  };
}

/** All models that a pipeline may name. */
export function modelCards(workspace: Workspace): readonly ModelCard[] {
  const { models } = workspace;
  const { providers, defaults } = setupOf(workspace);
  const keyless = new Set(providers.filter(({ key }) => key?.set === false).map(({ id }) => id));
  const today = new Date().toISOString().slice(0, 10);
  return models.map((model) => {
    const { id, title, version, capabilities, prices, facts } = model;
    const [provider] = model.prices === undefined ? [] : model.id.split("/", 1);
    const retirement = retirementOf(model.id, models, today);
    const other = models.find(({ id }) => id === retirement?.instead);
    const price = other && usualPrice(other);
    return {
      id,
      title,
      version,
      capabilities,
      ...(prices ? { prices } : {}),
      ...(facts ? { facts } : {}),
      ...(provider === undefined ? {} : { provider }),
      usdPerSecond: usualPrice(model) ?? null,
      default: model.id === defaults.model,
      ready: !(provider !== undefined && keyless.has(provider)) && retirement?.over !== true,
      ...(retirement ? { retired: { ...retirement, ...(price === undefined ? {} : { usdPerSecond: price }) } } : {}),
    };
  });
}
