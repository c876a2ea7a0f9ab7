import { styleCraft } from "../style-craft.ts";
import type { Words } from "../language.ts";
import type { Ambience } from "./ambience.ts";
import { arcsFor, motionsFor } from "./arc.ts";
import { beats } from "./beats.ts";
import { chooser } from "./chooser.ts";
import { ambiencesFor, camerasFor, looksFor, moodsFor } from "./choices.ts";
import { told as toldDirections, toRight } from "./directions.ts";
import { endings, fastEndings } from "./endings.ts";
import type { Idea } from "./idea.ts";
import { placeNames } from "./implied-place.ts";
import { lightsFor } from "./light-for.ts";
import { negativeOf } from "./negatives.ts";
import { framings, optics } from "./optics.ts";
import { anyPlace, places } from "./places.ts";
import { recognise, type Part } from "./recognise.ts";
import type { SlotName, Slots } from "./slots.ts";
import { traitsOf } from "./traits.ts";

/** All slots of a shot. */
export interface Filled {
  readonly slots: Slots;
  /** Slots that the idea filled by itself: they stand in its own words. */
  readonly given: readonly SlotName[];
  /** What is still to be said of each slot, as a clause; empty where the idea says it all. */
  readonly added: Readonly<Record<Exclude<SlotName, "subject" | "negative">, string>>;
  /** Three moments of the shot, none of them the idea's own words. */
  readonly moments: readonly string[];
}

const slow: Words = { en: "slow and even", zh: "缓慢而均匀" };
const speeds: Readonly<Record<NonNullable<Idea["speed"]>, Words>> = {
  slowed: { en: "slowed down, every phase readable", zh: "放慢，每个瞬间都清楚" },
  hurried: { en: "accelerated, hours in seconds", zh: "加速，数小时化作几秒" },
};
const lively: Words = { en: "quick and uneven", zh: "急促而错落" };
const swift: Words = { en: "fast and direct", zh: "迅疾而果断" };

/**
 * Fills the slots that an idea leaves open with choices that fit it and one another. `seed` varies the choice; equal
 * ideas with equal seeds give equal slots.
 */
export function fillSlots(idea: Idea, seed: string): Filled {
  const { language, subject, style, place } = idea;
  const traits = traitsOf(idea, seed);
  const { choose, phrase, told } = chooser(idea, seed);
  const comma = language === "zh" ? "，" : ", ";

  const written = writtenIn(idea.text);
  const camera = idea.camera ? undefined : choose("camera", camerasFor(traits));
  const lens = idea.lens ? "" : phrase("lens", (traits.drawn ? framings : optics)[traits.scale]);
  const lighting = idea.light || written.has("lighting") ? "" : phrase("light", lightsFor(idea, traits));
  const laidOut = phrase("place", place ? places[place] : anyPlace);
  const craft = style && styleCraft[style.id];
  const ownLook = craft ? told(craft.palette) + comma + told(craft.texture) : phrase("look", looksFor(idea, traits));
  const look = written.has("style") ? "" : ownLook;

  const own = idea.deeds.length > 0;
  const arc = ambiencesFor(idea, traits).reduce<Ambience | undefined>(
    (found, group) => found ?? choose("ambience", group),
    undefined,
  );
  const beat = own || !subject.figure ? undefined : choose("beat", beats[subject.figure]);
  const middle = beat ?? arc?.builds;
  const motion = {
    direction:
      toldDirections.find(({ words }) => words.test(idea.text))?.direction ??
      (traits.moving ? camera?.direction : arc?.direction) ??
      toRight,
    speed: speedOf(idea, traits.fast),
  };
  const added = {
    setting: place && !idea.setting ? told(placeNames[place]) + (language === "zh" ? "：" : ": ") + laidOut : laidOut,
    action: arc && middle ? phrase("arc", arcsFor(own, arc.opens, middle, arc.settles, seed), "in order") : "",
    motion: phrase(
      "motion",
      motionsFor(traits.moving && subject.name !== undefined, motion.direction, motion.speed, seed),
      "in order",
    ),
    camera: camera ? told(camera) : "",
    lens,
    lighting,
    mood: idea.mood ? "" : phrase("mood", moodsFor(idea, traits)),
    style: look,
    transition: idea.transition ? "" : phrase("end", traits.fast ? fastEndings : endings),
  };
  const moments = [arc?.opens, middle, arc?.settles].map((moment) => (moment ? told(moment) : ""));
  const slots: Slots = {
    subject: subject.name ?? idea.text,
    setting: [idea.setting?.text, added.setting].filter(Boolean).join(comma),
    action: (own ? [idea.text, ...moments.slice(1)] : moments).filter(Boolean),
    camera: idea.camera?.text ?? added.camera,
    lens: idea.lens?.text ?? lens,
    lighting: idea.light?.text ?? written.get("lighting") ?? lighting,
    mood: idea.mood?.text ?? added.mood,
    style: [style?.text, written.get("style") ?? look].filter(Boolean).join(comma),
    motion: { direction: told(motion.direction), speed: told(motion.speed) },
    transition: idea.transition?.text ?? added.transition,
    negative: negativeOf(idea, language, traits.drawn),
  };
  return { slots, given: givenIn(idea), added, moments };
}

/** What the rules wrote into an idea before: an expansion that is expanded again needs no second light. */
function writtenIn(text: string): ReadonlyMap<Part, string> {
  return new Map(recognise(text).map(({ part, from, to }) => [part, text.slice(from, to).replace(/[.。；]$/u, "")]));
}

function speedOf({ speed, air }: Idea, fast: boolean): Words {
  if (speed) return speeds[speed];
  return fast ? swift : air === "lively" ? lively : slow;
}

function givenIn(idea: Idea): SlotName[] {
  const given: SlotName[] = idea.subject.name === undefined ? [] : ["subject"];
  for (const name of ["setting", "camera", "lens", "mood", "style", "transition"] as const)
    if (idea[name]) given.push(name);
  if (idea.deeds.length > 0) given.push("action");
  if (idea.light) given.push("lighting");
  return given;
}
