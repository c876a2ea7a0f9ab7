import type { SubjectKind } from "../../../../craft/subjects.ts";
import { built, of, rider, type Maker } from "./casting.ts";
import { bubble } from "./bubble.ts";
import { burger, cake, glass, pizza } from "./food.ts";
import { chair, screen } from "./household.ts";
import { motorcycle } from "./motorcycle.ts";
import { seatHeight } from "./on-seat.ts";
import { person } from "./person.ts";
import { bench, kite } from "./play-things.ts";
import { ferrisWheel } from "./ferris-wheel.ts";
import { handbag } from "./handbag.ts";
import { headphones } from "./headphones.ts";
import { iceCream } from "./ice-cream.ts";
import { jar } from "./jar.ts";
import { lipstick } from "./lipstick.ts";
import { perfume } from "./perfume.ts";
import { dish, sushi } from "./plates.ts";
import { robotVacuum } from "./robot-vacuum.ts";
import { shoe } from "./shoe.ts";
import { smartphone, wristwatch } from "./gadgets.ts";
import { bowl, can, ring } from "./tableware.ts";
import { submarine } from "./submarine.ts";
import { shipwreck } from "./shipwreck.ts";
import { tractor } from "./tractor.ts";
import { dressOf } from "./wardrobe.ts";

/** Goods, food, and what people sit on, ride and play with. */
export const thingMakers = {
  perfume: of(perfume, [222, 160, 92], [206, 120, 142], [126, 158, 178]),
  shoe: of(shoe, [232, 234, 236], [66, 110, 176]),
  watch: of(wristwatch, [92, 58, 40], [44, 46, 54]),
  lipstick: of(lipstick, [196, 32, 58]),
  phone: of(smartphone, [54, 58, 66]),
  laptop: of(screen, [54, 58, 66]),
  burger: of(burger, [206, 140, 70]),
  pizza: of(pizza, [214, 158, 92]),
  cake: of(cake, [240, 170, 186], [104, 62, 42]),
  bowl: of(bowl, [176, 54, 46], [66, 96, 140], [232, 226, 214]),
  can: of(can, [206, 44, 46], [52, 104, 176]),
  ring: of(ring, [222, 178, 84]),
  glass: of(glass, [198, 122, 46]),
  jar: of(jar, [222, 150, 44], [196, 62, 58], [236, 226, 208]),
  "robot-vacuum": of(robotVacuum, [236, 238, 240], [62, 66, 74]),
  "ferris-wheel": built(ferrisWheel),
  sushi: of(sushi, [240, 126, 92], [206, 62, 62]),
  dish: of(dish, [132, 78, 54]),
  handbag: of(handbag, [146, 74, 52], [38, 42, 52], [196, 160, 128]),
  "ice-cream": of(iceCream, [238, 150, 176], [126, 78, 52], [150, 206, 170]),
  headphones: of(headphones, [52, 56, 64], [226, 222, 214], [150, 84, 72]),
  shipwreck: of(shipwreck, [104, 80, 60]),
  tractor: ({ colour, random, dark }) => {
    const own =
      colour ??
      random.pick([
        [188, 52, 42],
        [64, 118, 62],
      ]);
    return (brush, pose) => tractor(brush, pose, own, dark);
  },
  bubble:
    ({ phase }) =>
    (brush, pose) =>
      bubble(brush, pose, phase),
  kite:
    ({ colour, random, phase, hold }) =>
    (brush, pose) =>
      kite(
        brush,
        pose,
        colour ??
          random.pick([
            [214, 58, 60],
            [60, 122, 190],
          ]),
        phase,
        hold ?? [-0.9, 4],
      ),
  bench: ({ colour, subject, random }) => {
    const own =
      colour ??
      random.pick([
        [142, 96, 58],
        [92, 118, 84],
      ]);
    const who = subject.rider;
    const dresses = who ? Array.from({ length: subject.riders ?? 1 }, () => dressOf(who, random)) : [];
    const size = 1.3;
    return (brush, pose) =>
      bench(brush, pose, own, (b) =>
        dresses.forEach((dress, i) => {
          b.pen.save();
          b.pen.translate(
            (i - (dresses.length - 1) / 2) * 0.62 + (dresses.length === 1 ? -0.22 : 0),
            -0.3 + seatHeight * size,
          );
          b.pen.scale(size, size);
          person(
            b,
            { ...pose, seconds: pose.seconds + i * 1.7, action: who?.action ?? "sit", view: "front", seat: true },
            dress,
          );
          b.pen.restore();
        }),
      );
  },
  chair: ({ colour, subject, random }) => {
    const own =
      colour ??
      random.pick([
        [92, 122, 106],
        [168, 88, 62],
      ]);
    const who = subject.rider;
    const dress = who && dressOf(who, random);
    const size = 1.3;
    return (brush, pose) => {
      chair(brush, pose, own);
      if (!dress || !who) return;
      brush.pen.save();
      brush.pen.translate(0, -0.4 + seatHeight * size);
      brush.pen.scale(size, size);
      person(brush, { ...pose, action: who.action, view: "front", seat: true }, dress);
      brush.pen.restore();
    };
  },
  submarine: of(submarine, [226, 178, 62], [88, 104, 118]),
  motorcycle: ({ colour, subject, random, dark }) => {
    const own =
      colour ??
      random.pick([
        [170, 42, 40],
        [40, 44, 52],
        [38, 92, 140],
      ]);
    const dress = dressOf(subject.rider ?? { ...subject, wears: [{ what: "hat" }] }, random);
    return (brush, pose) => motorcycle(brush, pose, own, dark, (b) => rider(b, pose, dress, -0.2, -0.44, 0.72));
  },
} satisfies Partial<Record<SubjectKind, Maker>>;
