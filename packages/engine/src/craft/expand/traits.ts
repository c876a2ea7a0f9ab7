import { shuffled } from "../choose.ts";
import { first } from "../lexicon.ts";
import { styleCraft } from "../style-craft.ts";
import type { Setting } from "../settings.ts";
import type { Time } from "../times.ts";
import type { Suits } from "./cameras.ts";
import { nightWords } from "./air-words.ts";
import type { Idea } from "./idea.ts";
import type { Scale } from "./optics.ts";

/** What follows from an idea for all slots together, so that light, lens and colour agree. */
export interface Traits {
  /** The hour, chosen where the idea leaves it open. */
  readonly time: Time;
  readonly indoors: boolean;
  /** Rain, storm, snow, mist or cloud. */
  readonly overcast: boolean;
  /** The subject travels through the frame. */
  readonly moving: boolean;
  readonly fast: boolean;
  readonly scale: Scale;
  readonly suits: readonly Suits[];
  /** Drawn or built by hand: no lens. */
  readonly drawn: boolean;
}

/** Hours that flatter a place, for ideas that name none. */
const hours: Readonly<Partial<Record<Setting, readonly Time[]>>> = {
  street: ["dusk", "golden", "morning"],
  city: ["dusk", "golden", "dawn"],
  sea: ["dawn", "golden", "day"],
  desert: ["golden", "dawn", "day"],
  snowfield: ["morning", "dusk", "day"],
  interior: ["morning", "golden", "day"],
};
const anyHour: readonly Time[] = ["morning", "golden", "day"];
/** A warm low sun doesn't go with cloud. */
const greyHours: readonly Time[] = ["morning", "dusk"];

const nightHours: readonly Time[] = ["night"];

/** Reads off what an idea implies. `seed` decides what it leaves open. */
export function traitsOf(idea: Idea, seed: string): Traits {
  const { place, weather, deeds, style } = idea;
  const overcast = weather !== undefined && grey.has(weather.id) && !(weather.id === "clouds" && place === "sky");
  const dark = first(nightWords, idea.text) !== undefined;
  const open = dark ? nightHours : overcast ? greyHours : ((place && hours[place]) ?? anyHour);
  const fast = deeds.some(({ pace }) => pace === "fast");
  const moving = fast || deeds.some(({ id }) => travels.has(id));
  const scale = scaleOf(idea, moving, fast);
  return {
    time: idea.time?.id ?? shuffled(open, `${seed}/hour`)[0] ?? "day",
    indoors: place === "interior",
    overcast,
    moving,
    fast,
    scale,
    suits: suitsOf(idea, scale, moving, fast),
    drawn: style !== undefined && styleCraft[style.id].drawn,
  };
}

const grey: ReadonlySet<string> = new Set(["storm", "rain", "snow", "fog", "clouds"]);

/** Rows of the action tables that carry a subject through the frame. */
const travels: ReadonlySet<string> = new Set(["walk", "run", "fly", "swim", "drive", "sail"]);

function scaleOf({ subject: { figure, name }, place }: Idea, moving: boolean, fast: boolean): Scale {
  if (name === undefined) return place === undefined ? "open" : place === "interior" ? "open" : "vast";
  if (figure === "object" || figure === "food") return "small";
  if (figure === "building" || figure === "sight") return "vast";
  if (figure === "plant") return place === "garden" || place === "interior" || place === undefined ? "small" : "vast";
  if (moving) return fast ? "fast" : "travelling";
  return figure === "boat" || figure === "vehicle" ? "vast" : "person";
}

function suitsOf({ subject: { figure, name }, place }: Idea, scale: Scale, moving: boolean, fast: boolean): Suits[] {
  const outdoors = place !== undefined && !["interior", "underwater", "space"].includes(place);
  const rises: Suits[] = outdoors && scale === "vast" ? ["open"] : [];
  if (name === undefined || figure === "sight") return ["place", ...rises];
  if (fast) return ["fast"];
  if (moving) return ["moving"];
  if (scale === "small") return ["small"];
  return figure === "building" || (figure === "plant" && scale === "vast") ? ["tall", ...rises] : ["still", ...rises];
}
