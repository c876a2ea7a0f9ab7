import { hash } from "node:crypto";
import { keyOf, placeOf, seedOf, type RunEvent, type UnitView } from "@reelgraph/engine";
import { z } from "zod";
import type { RunFacts } from "./run-facts.ts";
import { scoresOf, type CriterionScore } from "./scores.ts";
import { givenBy, type GivenValue } from "./unit-outputs.ts";

type Finished = Extract<RunEvent, { type: "unit.finished" }>;

/** A unit of a run with all that is known of it. Times in ms since the epoch, money in USD. */
export interface UnitFacts extends Omit<UnitView, "outputs"> {
  readonly place: string;
  /** The node type. */
  readonly use?: string;
  readonly model?: string;
  readonly take?: number;
  readonly seed?: number;
  readonly key?: string;
  readonly seconds?: number;
  readonly why?: string;
  readonly adjustments: NonNullable<Finished["adjustments"]>;
  readonly outputs: readonly GivenValue[];
  /** What was said in this run of the clips that it gave. */
  readonly scores: readonly CriterionScore[];
}

/** All units of a run, in the order in which they were first wanted; of one that is past, in which they ended. */
export function unitsOf(facts: RunFacts): readonly UnitFacts[] {
  const ends = endsOf(facts.events);
  const scores = scoresOf(facts);
  return [...facts.state.units.values()].map((unit) => {
    const place = placeOf(unit);
    const { outputs: given, ...told } = unit;
    const outputs = givenBy(given);
    const end = ends.get(place);
    const { seconds, adjustments = [] } = end ?? {};
    // The journal keeps ends alone.
    const started = unit.started ?? (end && end.at - Math.round(end.seconds * 1000));
    const why = facts.why.get(place);
    return {
      ...told,
      place,
      ...madeOf(facts, place),
      ...(started === undefined ? {} : { started }),
      ...(seconds === undefined ? {} : { seconds }),
      ...(why === undefined ? {} : { why }),
      adjustments,
      outputs,
      scores: outputs.flatMap(({ media }) => (media && scores.get(media.sha256)) ?? []),
    };
  });
}

/** How units ended that worked; of one that ran again, the last. */
function endsOf(events: readonly RunEvent[]): ReadonlyMap<string, Finished> {
  return new Map(events.flatMap((event) => (event.type === "unit.finished" ? [[placeOf(event), event] as const] : [])));
}

const Seeded = z.object({ seed: z.union([z.literal("auto"), z.int()]) });

/** The key, the type, the model, the take and the seed, from what its key was made of. */
function madeOf({ traces }: RunFacts, place: string) {
  const parts = traces.get(place)?.parts;
  if (!parts) return {};
  const { type, extra, take } = parts;
  const asked = Seeded.safeParse(JSON.parse(parts.params)).data?.seed;
  const key = keyOf(parts, (text) => hash("sha256", text));
  const seed = asked === "auto" ? seedOf(key) : asked;
  return {
    key,
    use: type.replace(/\.\d+$/, ""),
    ...(extra === "" ? {} : { model: extra.replace(/@[^@]*$/, "") }),
    ...(take === 0 ? {} : { take }),
    ...(seed === undefined ? {} : { seed }),
  };
}
