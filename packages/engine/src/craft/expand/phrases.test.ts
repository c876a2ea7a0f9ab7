import { describe, expect, test } from "vitest";
import { readCamera } from "../camera.ts";
import { languageOf, type Words } from "../language.ts";
import { lint } from "../lint/lint.ts";
import { styleCraft } from "../style-craft.ts";
import { actionOptions, lightOptions, wordingOptions } from "../vary/options.ts";
import { ambiences } from "./ambience.ts";
import { beats } from "./beats.ts";
import { cameras } from "./cameras.ts";
import { endings, fastEndings } from "./endings.ts";
import * as lights from "./lights.ts";
import { looks } from "./looks.ts";
import { framings, optics } from "./optics.ts";
import { say } from "./phrase.ts";
import { anyPlace, places } from "./places.ts";
import { weatherAmbiences } from "./weather-ambience.ts";

const arcs = [...Object.values(ambiences).flat(), ...Object.values(weatherAmbiences)];
const { lights: hours, ...otherLights } = lights;
const moves = cameras.flatMap(({ at, over }) => [at, over].filter((words) => words !== undefined));
const still: readonly Words[] = [
  ...arcs.flatMap(({ opens, builds, settles }) => [opens, builds, settles]),
  ...Object.values(beats).flat(),
  ...Object.values(hours).flatMap(({ outdoors, indoors }) => [...outdoors, ...indoors]),
  ...Object.values(otherLights).flat(),
  ...[...Object.values(optics), ...Object.values(framings), ...Object.values(places), anyPlace].flat(),
  ...looks,
  ...endings,
  ...fastEndings,
  ...Object.values(styleCraft).flatMap(({ palette, texture, lens, light }) => [palette, texture, lens, light]),
  ...[...actionOptions, ...lightOptions, ...wordingOptions].map(({ says }) => says),
];
const both = (words: Words) =>
  (["en", "zh"] as const).map((language) =>
    say(words, language, { figure: "animal", name: "fox", it: language === "en" ? "the fox" : "狐狸", plural: false }),
  );

describe("every phrase", () => {
  test("has no pitfall itself, in either language", () => {
    for (const phrase of [...still, ...moves].flatMap(both)) expect(lint(phrase), phrase).toEqual([]);
  });

  test("is written in both languages and fully told", () => {
    for (const words of [...still, ...moves]) {
      const [english = "", chinese = ""] = both(words).map((told) =>
        told.replace(/\{(?:prompt|reversed|palette)\}/gu, ""),
      );
      if (chinese !== "") expect([languageOf(english), languageOf(chinese)], english).toEqual(["en", "zh"]);
      expect(`${english}${chinese}`).not.toMatch(/[{}|]/u);
    }
  });

  test("asks for no camera move unless it is one", () => {
    for (const phrase of still.flatMap(both)) expect(readCamera(phrase), phrase).toBeUndefined();
  });

  test("that is a camera move asks for the same move in both languages", () => {
    for (const words of moves) {
      const [english, chinese] = both(words).map((told) => readCamera(told));
      expect(english, words.en).toBeDefined();
      expect({ ...english, text: "" }, words.zh).toEqual({ ...chinese, text: "" });
    }
  });
});
