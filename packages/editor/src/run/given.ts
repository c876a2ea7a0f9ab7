import type { Audio, Image, List, PortValue, Score, UnitView, Video } from "@reelgraph/engine";

type Outputs = Readonly<Record<string, { readonly value?: PortValue }>>;

/** What a unit gave at a port; the items of a list one by one, with their keys. */
export interface GivenValue {
  readonly port: string;
  /** "" where the port gives one value. */
  readonly key: string;
  readonly value: unknown;
}

/** All values that a unit gave, in the order of its ports. */
export function valuesOf({ outputs }: Pick<UnitView, "outputs">): readonly GivenValue[] {
  if (typeof outputs !== "object" || outputs === null) return [];
  return Object.entries(outputs as Outputs).flatMap(([port, given]) => {
    const value = given?.value;
    if (value === undefined) return [];
    if (isList(value)) return value.map(({ key, value: item }) => ({ port, key, value: item }));
    return [{ port, key: "", value }];
  });
}

/** The first picture, clip or sound that a unit gave. */
export function mediaOf(unit: Pick<UnitView, "outputs">): Video | Image | Audio | undefined {
  return valuesOf(unit)
    .map(({ value }) => value)
    .find(isMedia);
}

export function isMedia(value: unknown): value is Video | Image | Audio {
  return typeof value === "object" && value !== null && "media" in value && "sha256" in value;
}

export function isScore(value: unknown): value is Score {
  return typeof value === "object" && value !== null && "score" in value && "reasons" in value;
}

function isList(value: PortValue): value is List {
  return Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null && "key" in one);
}
