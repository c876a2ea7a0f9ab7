import { paints, type Rgb } from "../../../../craft/colours.ts";
import type { Wear } from "../../../../craft/wear.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Dress } from "./body.ts";

type Palette = readonly [Rgb, ...Rgb[]];

const skins: Palette = [
  [236, 196, 166],
  [214, 164, 128],
  [168, 116, 82],
  [112, 76, 56],
];
const hairs: Palette = [
  [44, 34, 32],
  [82, 54, 38],
  [36, 30, 36],
  [150, 100, 56],
];
const tops: Palette = [
  [66, 88, 116],
  [140, 66, 58],
  [84, 104, 88],
  [196, 172, 128],
  [52, 54, 64],
  [178, 120, 66],
];
const trousers: Palette = [
  [52, 56, 70],
  [86, 74, 64],
  [40, 42, 50],
];

/** Dresses a person by what the prompt says; the seed chooses the rest. */
export function dressOf(subject: Subject, random: Random): Dress {
  const skin = random.pick(skins);
  const hair = subject.old ? ([206, 204, 202] as const) : random.pick(hairs);
  const top = random.pick(tops);
  const legs = random.pick(trousers);
  const woman = subject.kind === "woman" || subject.kind === "girl";
  const loose = random.chance(0.5);
  const worn = (what: Wear) => subject.wears.find((item) => item.what === what);
  const dyed = (what: Wear, usual: Rgb): Rgb => {
    const item = worn(what);
    return item?.colour ? paints[item.colour] : usual;
  };
  const garment =
    worn("dress") || (woman && !worn("coat") && loose) ? "dress" : worn("coat") || worn("umbrella") ? "coat" : "jacket";
  const own = subject.colour && paints[subject.colour];
  return {
    skin,
    hair,
    hairstyle: woman ? random.pick(["long", "bun", "long"]) : "short",
    top: garment === "dress" ? dyed("dress", own ?? top) : dyed("coat", own ?? top),
    legs,
    garment,
    child: subject.kind === "child" || subject.kind === "girl" || subject.kind === "boy",
    old: subject.old === true,
    ...(worn("hat") && { hat: dyed("hat", [58, 50, 48]) }),
    ...(worn("scarf") && { scarf: dyed("scarf", [190, 54, 50]) }),
    ...(worn("backpack") && { backpack: dyed("backpack", [96, 110, 74]) }),
    ...(worn("umbrella") && { umbrella: dyed("umbrella", [36, 38, 48]) }),
    ...(worn("sword") && { sword: true as const }),
    ...(subject.board && { board: subject.board }),
    ...(worn("lantern") && { lantern: true as const }),
    ...(subject.action === "read" && { book: true }),
  };
}
