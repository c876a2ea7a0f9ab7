import { shuffled } from "../choose.ts";
import type { Words } from "../language.ts";

/** Ways to tell three clauses in order of time. `{a}` opens, `{b}` is the middle, `{c}` the end. */
const arcs: readonly Words[] = [
  { en: "at first {a}; then {b}; by the end {c}", zh: "起初{a}；随后{b}；最后{c}" },
  { en: "as the shot opens, {a}; then {b}; at the close, {c}", zh: "开场{a}，继而{b}，收尾时{c}" },
  { en: "{a}; then {b}; in the end {c}", zh: "{a}；接着{b}；终了时{c}" },
];

/** The same around an action that the idea tells itself. */
const arounds: readonly Words[] = [
  { en: "as the action builds, {b}; by the end {c}", zh: "动作展开时，{b}；最后{c}" },
  { en: "around it, {b}, until {c}", zh: "其间{b}，直到{c}" },
  { en: "while it happens, {b}; when it is over, {c}", zh: "动作进行中，{b}；结束时{c}" },
];

/** For an idea that has steps enough of its own. */
const aside: Words = { en: "all the while, {b}", zh: "其间{b}" };

/** What happens, in the ways it can be told; the plainest last. */
export function arcsFor(own: boolean, a: Words, b: Words, c: Words, seed: string): Words[] {
  const ways = [...shuffled(own ? arounds : arcs, `${seed}/arc`), aside];
  const fill = (way: string, language: keyof Words) =>
    way.replace("{a}", a[language]).replace("{b}", b[language]).replace("{c}", c[language]);
  return ways.map((way) => ({ en: fill(way.en, "en"), zh: fill(way.zh, "zh") }));
}

/** Direction and speed of what moves, told of the subject where it travels. */
export function motionsFor(moving: boolean, direction: Words, speed: Words, seed: string): Words[] {
  const ways: readonly Words[] = moving
    ? [
        { en: "{it} {moves|move} {d}, {s}", zh: "{it}{d}行进，{s}" },
        { en: "the movement of {it} runs {d}, {s}", zh: "{it}的动线{d}，{s}" },
      ]
    : [
        { en: "the movement in the frame runs {d}, {s}", zh: "画面内的运动{d}展开，{s}" },
        { en: "everything that moves goes {d}, {s}", zh: "一切动势{d}，{s}" },
      ];
  const fill = (way: string, language: keyof Words) =>
    way.replace("{d}", direction[language]).replace("{s}", speed[language]);
  return shuffled(ways, `${seed}/motion`).map(({ en, zh }) => ({ en: fill(en, "en"), zh: fill(zh, "zh") }));
}
