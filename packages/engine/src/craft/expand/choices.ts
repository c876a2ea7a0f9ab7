import type { Words } from "../language.ts";
import { ambiences, type Ambience } from "./ambience.ts";
import { cameras, type Camera } from "./cameras.ts";
import { toRight } from "./directions.ts";
import type { Idea } from "./idea.ts";
import { greyPalette, hourPalettes, looks, placePalettes } from "./looks.ts";
import { airMoods, fastMoods, hourMoods, placeMoods, styleMoods, weatherMoods } from "./moods.ts";
import type { Phrase } from "./phrase.ts";
import type { Traits } from "./traits.ts";
import { weatherAmbiences } from "./weather-ambience.ts";

/** Movement for a place that the idea doesn't name. */
const plain: Ambience = {
  opens: { en: "the light shifts, almost unnoticed", zh: "光线几乎不被察觉地移动" },
  builds: { en: "small details catch the light one by one", zh: "细小之处逐一被照亮" },
  settles: { en: "everything is held in balance", zh: "一切停在平衡里" },
  direction: toRight,
};

/** Movement where people are busy: it doesn't come to rest. */
const lively: Ambience = {
  opens: { en: "movement runs through the whole frame", zh: "动势贯穿整个画面" },
  builds: { en: "hands, faces and light change from moment to moment", zh: "手、面孔与光一刻不停地变换" },
  settles: { en: "the bustle goes on beyond the edge of the frame", zh: "喧闹延续到画面之外" },
  direction: { en: "in every direction", zh: "向四面八方" },
};

/** Movements that fit an idea, in groups: the weather's own come before the place's. */
export function ambiencesFor({ weather, place, air }: Idea, { indoors }: Traits): readonly (readonly Ambience[])[] {
  const outdoors = !indoors && place !== "space" && place !== "underwater";
  const own = weather && outdoors ? weatherAmbiences[weather.id] : undefined;
  if (air === "lively") return [own ? [own] : [], [lively]];
  return [own ? [own] : [], place ? ambiences[place] : [], [plain]];
}

/** Camera moves that suit what is in front of the camera, told for a subject or for a place. */
export function camerasFor({ suits }: Traits): readonly (Phrase & Pick<Camera, "direction" | "name">)[] {
  return cameras
    .filter((camera) => camera.suits.some((suit) => suits.includes(suit)))
    .flatMap(({ name, at, over, direction, unless }) => {
      const told = suits.includes("place") ? over : at;
      return told ? [{ ...told, name, ...(direction && { direction }), ...(unless && { unless }) }] : [];
    });
}

export function moodsFor({ weather, place, style, air }: Idea, { time, fast }: Traits): readonly Words[] {
  const ofStyle = style && styleMoods[style.id];
  if (ofStyle) return ofStyle;
  if (air) return airMoods[air];
  if (fast) return fastMoods;
  const own = weather && weatherMoods[weather.id];
  return own ? [own] : ((place && placeMoods[place]) ?? hourMoods[time]);
}

/** The looks, with the two colours that the place, the weather or the hour gives. */
export function looksFor({ place }: Idea, { time, overcast }: Traits): readonly Words[] {
  const own = place && placePalettes[place];
  const grey = overcast && time !== "night" && time !== "dusk" ? greyPalette : undefined;
  const palette = own ?? grey ?? hourPalettes[time];
  return looks.map(({ en, zh }) => ({
    en: en.replace("{palette}", palette.en),
    zh: zh.replace("{palette}", palette.zh),
  }));
}
