import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";

const bow: readonly Rgb[] = [
  [226, 74, 70],
  [240, 150, 66],
  [246, 222, 92],
  [96, 190, 110],
  [84, 150, 226],
  [140, 96, 206],
];

/** A rainbow over the horizon. */
export function rainbow(world: World): Part {
  const { stage } = world;
  return baked(
    world,
    70,
    (pen) => {
      const radius = Math.min(stage.width * 0.42, stage.headroom * 1.25);
      const wide = stage.unit * 0.017;
      pen.lineWidth = wide * 1.15;
      bow.forEach((colour, i) => {
        pen.strokeStyle = css(colour, 0.5);
        pen.beginPath();
        pen.ellipse(
          -world.framing.subjectX * 0.6,
          stage.unit * 0.02,
          radius - i * wide,
          (radius - i * wide) * 0.74,
          0,
          Math.PI,
          0,
        );
        pen.stroke();
      });
    },
    { bottom: stage.unit * 0.02, plain: true, soft: true },
  );
}

/** Northern lights: curtains that wave and fade upwards. */
export function aurora(world: World): Part {
  const { stage } = world;
  const random = world.random("aurora");
  const veils = Array.from({ length: 3 }, (_, i) => ({
    y: -stage.headroom * (0.36 + i * 0.14),
    phase: random() * 6.28,
    colour:
      (
        [
          [92, 255, 170],
          [72, 226, 200],
          [176, 112, 255],
        ] as const
      )[i] ?? ([92, 255, 170] as const),
  }));
  return {
    depth: 95,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 95);
      pen.save();
      pen.globalCompositeOperation = "lighter";
      const step = stage.unit * 0.022;
      for (const { y, phase, colour } of veils) {
        const high = stage.unit * 0.34;
        const fall = pen.createLinearGradient(0, -high, 0, 0);
        fall.addColorStop(0, css(colour, 0));
        fall.addColorStop(0.75, css(colour, 0.4));
        fall.addColorStop(1, css(colour, 0));
        pen.fillStyle = fall;
        for (let x = -stage.width * 0.6; x < stage.width * 0.6; x += step) {
          const u = x / stage.unit;
          const wave =
            Math.sin(u * 2.6 + phase + seconds * 0.35) * 0.06 + Math.sin(u * 6.1 - seconds * 0.5 + phase) * 0.025;
          pen.globalAlpha = 0.35 + 0.65 * Math.abs(Math.sin(u * 4.3 + phase * 2 + seconds * 0.6));
          pen.setTransform(
            1,
            0,
            0,
            0.7 + 0.4 * Math.sin(u * 3.1 + phase + seconds * 0.4),
            placed.x + x,
            placed.y + y + wave * stage.unit,
          );
          pen.fillRect(0, -high, step + 0.6, high);
        }
      }
      pen.restore();
    },
  };
}
