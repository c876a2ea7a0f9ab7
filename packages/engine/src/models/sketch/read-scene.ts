import { isHandheld, readCamera } from "../../craft/camera.ts";
import { flora } from "../../craft/flora.ts";
import { find, first } from "../../craft/lexicon.ts";
import { lenses, type Lens } from "../../craft/lenses.ts";
import { moods } from "../../craft/moods.ts";
import { read, readable, type Reading } from "../../craft/reading.ts";
import { settings } from "../../craft/settings.ts";
import { styles, type Style } from "../../craft/styles.ts";
import { venues, type Venue } from "../../craft/venues.ts";
import { subjects, type SubjectKind } from "../../craft/subjects.ts";
import { weather } from "../../craft/weather.ts";
import { cast } from "./cast.ts";
import { human } from "./mention.ts";
import { namedIn, readSetting, readTime, readWeather } from "./read-setting.ts";
import { backingColour, lightColour } from "./read-colours.ts";
import { readSubjects } from "./read-subjects.ts";
import type { Scene, SketchPrompt, Subject } from "./scene.ts";

/** Reads a prompt, in English or Chinese, as a scene that can be drawn. Takes any text; never throws. */
export function readScene({ prompt, style, negative }: SketchPrompt): Scene {
  const reading = read(prompt.slice(0, readable));
  const against = read(negative ?? "");
  const denied = find(subjects, reading).filter((match) => match.negated);
  const without = namedIn([...find(subjects, against), ...denied]);
  const seen = readSubjects(reading, people(without));
  const lunar = onTheMoon.test(reading.text);
  const venue = readVenue(reading, seen);
  const afar = seen.length > 0 && seen.every(({ kind }) => kind === "moon") && moonAlone.test(reading.text);
  const { setting, backdrop } =
    lunar || afar ? { setting: "space" as const } : readSetting(reading, seen, namedIn(find(settings, against)), venue);
  const martian = setting === "desert" && onMars.test(reading.text);
  const camera = readCamera(reading.text);
  const mood = first(moods, reading)?.id;
  const light = lightColour(reading) ?? (martian ? "orange" : undefined);
  const backing = venue === "studio" ? backingColour(reading) : undefined;
  const trees = first(flora, reading)?.id;
  return {
    setting,
    ...(backdrop && { backdrop }),
    ...(venue && { venue }),
    ...(lunar && { lunar }),
    ...(martian && { martian: true as const }),
    ...(backing && { backing }),
    time: readTime(reading, setting, seen),
    weather: readWeather(reading, namedIn(find(weather, against))),
    style: readStyle(style, prompt),
    lens: first(lenses, reading)?.id ?? usualLens(seen),
    ...(mood && { mood }),
    ...(camera && { camera }),
    handheld: isHandheld(reading.text),
    subjects: setting === "underwater" ? seen.map(afloat) : earthless.has(setting) ? seen.map(potted) : seen,
    neon:
      /\bneon\b|cyberpunk|\blaser\b|\bdisco\b|nightclub|at a club|霓虹|赛博|夜店/iu.test(reading.text) &&
      !/\bno neon\b/iu.test(reading.text),
    ...(light && { light }),
    ...(trees && { flora: trees }),
    without: [...without],
  };
}

/** Nobody stands or walks in the open water. */
const afloat = (one: Subject): Subject =>
  human.has(one.kind) && (one.action === "stand" || one.action === "walk") ? { ...one, action: "swim" } : one;

/** Where there is no ground to cut open. */
const earthless: ReadonlySet<Scene["setting"]> = new Set(["interior", "underwater", "space", "sky", "sea"]);
const potted = (one: Subject): Subject => (one.buried ? { ...one, buried: undefined } : one);

const onTheMoon =
  /\b(?:on|across|over) the (?:surface of the )?(?:moon(?!\w)|lunar)|\bmoonscape|\blunar (?:surface|landscape|base|rover|crater)|月球|月面/iu;

/** The moon itself, not a night under it. */
const moonAlone = /crater|fills? the (?:frame|screen)|moon's surface|rotat|环形山|陨石坑|占满|充满画面|月球表面/iu;

const onMars = /\bmars\b|\bmartian\b|火星/iu;

/** The sort of room; goods at home on a table and on nothing else are shown in a studio when the words are of one. */
function readVenue(reading: Reading, seen: readonly Subject[]): Venue | undefined {
  const named = first(venues, reading)?.id;
  // Marble, velvet and an advertisement make no studio of a film about people or places.
  return named === "studio" && seen[0] !== undefined && cast[seen[0].kind].place !== "table" ? undefined : named;
}

/** "no people" keeps out everybody. */
function people<Id extends string>(without: ReadonlySet<Id>): ReadonlySet<Id | keyof typeof cast> {
  const everybody = ["woman", "man", "girl", "boy", "child", "person", "crowd"] as const;
  return new Set([...without, ...([...without].some((id) => id === "person") ? everybody : [])]);
}

function readStyle(asked: string | undefined, prompt: string): Style {
  const named = asked?.trim().toLowerCase();
  const known = styles.ids.find((id) => id === named);
  return (
    known ?? (asked === undefined ? undefined : first(styles, asked)?.id) ?? first(styles, prompt)?.id ?? "cinematic"
  );
}

const growing: ReadonlySet<SubjectKind> = new Set(["seed", "flower", "mushroom", "bee"]);

/** Framing where none is asked for: small things come close, great ones need room. */
function usualLens([main]: readonly Subject[]): Lens {
  if (main === undefined) return "wide";
  const { place, height } = cast[main.kind];
  if (place === "table" || growing.has(main.kind)) return "close";
  const flies = place === "air" && !(cast[main.kind].alive && main.action === "stand");
  return height > 3 || flies || place === "sky" ? "wide" : "medium";
}
