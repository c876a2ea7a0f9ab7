import { readCamera, type CameraMove } from "../camera.ts";
import { deedsIn, type Deed } from "../deeds.ts";
import { languageOf, type Language } from "../language.ts";
import { lenses, type Lens } from "../lenses.ts";
import { find, first, type IdOf, type Match } from "../lexicon.ts";
import { longestOf } from "../longest.ts";
import { moods, type Mood } from "../moods.ts";
import { read } from "../reading.ts";
import { settings, type Setting } from "../settings.ts";
import { styles, type Style } from "../styles.ts";
import { times, type Time } from "../times.ts";
import { weather, type Weather } from "../weather.ts";
import { lightWords, transitionWords } from "./light-words.ts";
import { airWords, timeWords } from "./air-words.ts";
import { furtherPlaces } from "./further-places.ts";
import { impliedPlace } from "./implied-place.ts";
import { mainSubject, type Main } from "./main-subject.ts";

/** What an idea says already. Whatever is absent here is free to be chosen. */
export interface Idea {
  /** The idea without the request around it ("make a video of …"). */
  readonly text: string;
  /** The language to write in. */
  readonly language: Language;
  readonly subject: Main;
  readonly deeds: readonly Deed[];
  /** The place that the idea names. */
  readonly setting: Match<Setting> | undefined;
  /** The place to film in: the one named, or where the subject belongs. Absent: anywhere. */
  readonly place: Setting | undefined;
  readonly time: Match<Time> | undefined;
  readonly weather: Match<Weather> | undefined;
  readonly camera: CameraMove | undefined;
  readonly lens: Match<Lens> | undefined;
  readonly light: Match | undefined;
  readonly mood: Match<Mood> | undefined;
  readonly style: Match<Style> | undefined;
  readonly transition: Match | undefined;
  /** Crowded with life, or a studio. */
  readonly air: IdOf<typeof airWords> | undefined;
  /** Time runs slower or faster than life. */
  readonly speed: IdOf<typeof timeWords> | undefined;
  /** What is said to be absent: "no people". */
  readonly denied: readonly string[];
}

/** Reads an idea, in the language asked for or else its own. Total: any text can be read. */
export function readIdea(text: string, language: Language = languageOf(text)): Idea {
  const bare = withoutRequest(text.trim());
  const reading = read(bare);
  const subject = mainSubject(reading, language);
  const setting = longestOf([...find(settings, reading), ...find(furtherPlaces, reading)]).find(
    ({ negated }) => !negated,
  );
  const deeds = deedsIn(reading).filter(({ negated }) => !negated);
  const leaves = deeds.some(({ id }) => id === "jump" || id === "fly");
  const home = leaves || saysWhere(bare) ? undefined : impliedPlace(subject);
  const hour = first(times, reading);
  const air = first(weather, reading);
  return {
    text: bare,
    language,
    subject,
    deeds,
    setting,
    // Where there is weather or a time of day an astronaut is not in space.
    place: setting?.id ?? (home === "space" && (hour ?? air) ? undefined : home),
    time: hour,
    weather: air,
    camera: readCamera(bare),
    lens: find(lenses, reading).find(named),
    light: first(lightWords, reading),
    mood: find(moods, reading).find(named),
    style: find(styles, reading).find(named),
    transition: first(transitionWords, reading),
    air: first(airWords, reading)?.id,
    speed: first(timeWords, reading)?.id,
    denied: reading.denied.map(([from, to]) => bare.slice(from, to).trim()).filter((words) => words !== ""),
  };
}

/** A lens, mood or look that is meant as one. */
function named({ negated, text }: Match): boolean {
  return !negated && !things.has(text.toLowerCase());
}

/** Words of the tables that as often mean something else: a potter's clay, a wide river, still water. */
const things = new Set(
  "wide, vast, medium, micro, vista, still, bright, warm, vibrant, grand, sweeping, clay, felt, ink, calligraphy, collage, diorama, vector, epic, natural light, 霓虹, 电影, 自然光, 泛黄, 动画, 定格".split(
    ", ",
  ),
);

const where =
  /\b(?:in|on|at|inside|under|above|near|by|behind|beneath|beside|through|across|along|outside|between|among|into|onto|around|past) [^,.;]{1,40}|在[^，。；]{1,12}?(?:里|上|中|下|内|边|旁|前|外|处)|[^，。；]{1,8}(?:里|上|中|下)的/giu;

/** Whether the idea names a place that no table knows. "In a storm" and "at dawn" are no places. */
function saysWhere(text: string): boolean {
  const tables = [weather, times, styles, lightWords, lenses, moods];
  return [...text.matchAll(where)].some(([phrase]) =>
    tables.every((table) => find<string>(table, phrase).length === 0),
  );
}

const requests = [
  /^(?:please )?(?:(?:can|could) you )?(?:make|create|generate|produce|render|film|show|give|i want|i'd like|i would like)(?: me)? (?:an? |the )?(?:(?:short|quick|nice|cool|\d+[- ]seconds?) )*(?:video|clip|film|movie|animation|short)(?: (?:of|about|showing|where|in which|featuring))? /iu,
  /^(?:the |an? )?(?:short )?(?:story|tale) (?:of|about) /iu,
  /^an? (?:short )?(?:video|clip|movie) (?:of|about|showing) /iu,
  /^(?:请|麻烦)?(?:帮我|给我|为我)?(?:生成|制作|做|创作|拍摄|拍|来)(?:一个|一段|一部|一支|一条|个|段)?(?:短)?(?:视频|短片|影片|片子|动画)[，,：:]?(?:内容是|内容为|关于|展示|讲述|表现)?[，,：:]?/u,
];

/** The idea itself: what is asked for, without the asking. */
function withoutRequest(text: string): string {
  for (const request of requests) {
    const rest = text.replace(request, "");
    if (rest !== text && /[\p{L}\p{N}]/u.test(rest)) return rest.trim();
  }
  return text;
}
