import type { ModelInfo } from "./model.ts";
import { usualPrice } from "./usual-price.ts";

type Known = Omit<ModelInfo, "version">;

/**
 * A model that may take another's place: the one that its catalogue names, where it can be had; else, of those that take
 * the same kinds of input, the one nearest in price. Undefined: there is none.
 */
export function propose(model: Known, models: readonly ModelInfo[], today: string): ModelInfo | undefined {
  const { replacedBy } = model;
  const open = models.filter(
    ({ id, prices, retiresAt }) => id !== model.id && prices !== undefined && (retiresAt ?? "9") > today,
  );
  const named =
    replacedBy === undefined ? undefined : open.find(({ id }) => id === replacedBy || id.endsWith(`/${replacedBy}`));
  if (named) return named;
  const price = usualPrice(model);
  const far = (one: ModelInfo) => {
    const other = usualPrice(one);
    return price === undefined || other === undefined ? Infinity : Math.abs(Math.log(other / price));
  };
  const fitting = open.filter((one) => canReplace(one, model));
  return fitting.reduce<ModelInfo | undefined>(
    (best, one) => (best === undefined || far(one) < far(best) ? one : best),
    undefined,
  );
}

function canReplace({ capabilities: its }: Known, { capabilities: old }: Known): boolean {
  return (
    its.makes === old.makes &&
    (its.image.first || !old.image.first) &&
    (its.image.last || !old.image.last) &&
    its.image.references >= old.image.references &&
    (its.audio !== "none" || old.audio === "none")
  );
}
