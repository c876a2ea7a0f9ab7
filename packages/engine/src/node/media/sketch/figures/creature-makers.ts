import type { SubjectKind } from "../../../../craft/subjects.ts";
import { of, type Maker } from "./casting.ts";
import { bee, owl } from "./flying-beasts.ts";
import { bird } from "./flyers.ts";
import { frog, kangaroo, spider } from "./meadow-beasts.ts";
import { mermaid } from "./mermaid.ts";
import { monkey, penguin, snake } from "./small-beasts.ts";
import { crocodile, duck } from "./water-beasts.ts";
import { surfer } from "./surfer.ts";
import { dressOf } from "./wardrobe.ts";
import { island, waterfall } from "./water-land.ts";
import { tornado, volcano } from "./wild-nature.ts";

/** Beasts with drawings of their own, and what nature does by itself. */
export const creatureMakers = {
  monkey: of(monkey, [112, 74, 48], [138, 98, 62]),
  penguin: of(penguin, [38, 42, 54]),
  snake: of(snake, [124, 136, 66], [156, 112, 62]),
  crocodile: of(crocodile, [86, 102, 64]),
  duck: of(duck, [150, 122, 92], [240, 236, 226]),
  owl: of(
    (brush, pose, colour, phase) => {
      if (pose.action === "fly") bird(brush, pose, colour, true, phase);
      else owl(brush, pose, colour);
    },
    [134, 100, 68],
  ),
  bee: of(bee, [238, 182, 52]),
  frog: of(frog, [104, 158, 72]),
  kangaroo: of(kangaroo, [172, 120, 82]),
  spider: of(spider, [62, 50, 46]),
  waterfall: of(waterfall, [96, 96, 92]),
  island: of(island, [84, 142, 78]),
  surfer: ({ subject, random }) => {
    const dress = dressOf(subject, random);
    return (brush, pose) => surfer(brush, pose, { ...dress, garment: "jacket" });
  },
  mermaid: ({ colour, subject, random }) => {
    const dress = dressOf({ ...subject, kind: "woman" }, random);
    const scales =
      colour ??
      random.pick([
        [52, 150, 140],
        [92, 112, 190],
      ]);
    return (brush, pose) => mermaid(brush, pose, dress, scales);
  },
  tornado: of(tornado, [72, 72, 80]),
  volcano: of(volcano, [74, 62, 62]),
} satisfies Partial<Record<SubjectKind, Maker>>;
