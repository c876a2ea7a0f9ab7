import type { Setting } from "../../../../craft/settings.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import type { Part, World } from "../world.ts";
import { cave } from "./cave.ts";
import { city } from "./city.ts";
import { garden } from "./garden.ts";
import { highSky } from "./high-sky.ts";
import { mountain, snowfield } from "./highland.ts";
import { village } from "./village.ts";
import { earthSection } from "./earth-section.ts";
import { desert } from "./desert.ts";
import { field } from "./field.ts";
import { fireworks } from "./fireworks.ts";
import { farFlock } from "./flock.ts";
import { forest } from "./forest.ts";
import { interior } from "./interior.ts";
import { market } from "./market.ts";
import { roadway } from "./roadway.ts";
import { beach, openSea } from "./shore.ts";
import { lake, river } from "./fresh-water.ts";
import { aurora, rainbow } from "./sky-lights.ts";
import { space } from "./space.ts";
import { street } from "./street.ts";
import { edge, terrace } from "./terrace.ts";
import { underwater } from "./underwater.ts";
import { walks } from "./walks.ts";
import { weatherParts } from "./weather.ts";

const sets: Readonly<Record<Setting, (world: World) => Part[]>> = {
  street,
  city,
  village,
  sea: openSea,
  beach,
  underwater,
  lake,
  river,
  forest,
  mountain,
  desert,
  field,
  garden,
  snowfield,
  interior,
  space,
  sky: highSky,
};

/** What is seen in the sky beside sun, moon and clouds. */
const skyShows: Readonly<Partial<Record<SubjectKind, (world: World) => Part>>> = { fireworks, rainbow, aurora };

/** The scenery of a scene. Who has feet gets ground under them: at sea, the beach. */
export function buildSet(world: World): Part[] {
  const { setting, venue } = world.scene;
  const place = setting === "sea" && walks(world.scene) ? "beach" : setting;
  if (venue === "terrace") {
    // What would stand nearer than its edge isn't there.
    const view = sets[setting](world).filter(({ depth }) => depth > edge);
    return [...view, ...skyParts(world), ...terrace(world), ...weatherParts(world)];
  }
  if (world.scene.subjects[0]?.buried) return [...earthSection(world), ...weatherParts(world)];
  return [
    ...(venue === "cave" && setting === "mountain" ? cave(world) : sets[place](world)),
    ...(venue === "market" ? market(world) : []),
    ...roadway(world, place),
    ...skyParts(world),
    ...weatherParts(world),
  ];
}

function skyParts(world: World): Part[] {
  const shown = world.scene.subjects.flatMap(({ kind }) => skyShows[kind]?.(world) ?? []);
  return [...shown, ...(world.scene.martian ? [] : farFlock(world))];
}
