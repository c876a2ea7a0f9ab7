import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, Pen, World } from "../world.ts";
import { listeners } from "./listeners.ts";
import { glow } from "./sky.ts";

const velvet: Rgb = [132, 26, 34];
const boards: Rgb = [116, 76, 50];
const beamTints: readonly Rgb[] = [
  [255, 96, 150],
  [96, 150, 255],
  [255, 196, 92],
  [140, 255, 190],
];

/** A theatre seen from the stalls: boards, curtains, a spotlight on whoever is there; coloured beams over a crowd. */
export function theatre(world: World): Part[] {
  const { stage, scene } = world;
  const loud = scene.neon || scene.subjects.some(({ kind, count }) => kind === "crowd" || count > 2);
  return [
    baked(
      world,
      9,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, area.top, 0, stage.ground);
        fill.addColorStop(0, "rgb(10,9,16)");
        fill.addColorStop(1, loud ? "rgb(40,26,64)" : "rgb(46,36,40)");
        pen.fillStyle = fill;
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      },
      { bottom: stage.ground / 2.6 + 1, plain: true, blur: 0 },
    ),
    baked(world, 1e4, (pen, area) => planks(world, pen, area), { top: stage.ground / 2.6, flat: true, plain: true }),
    ...(loud ? [colouredBeams(world)] : []),
    baked(world, 2.2, (pen, area) => curtains(world, pen, area), { bottom: stage.ground / 2.2 + 2, blur: 0 }),
    spotlight(world, loud ? 0.5 : 1),
    ...(loud ? [listeners(world)] : []),
  ];
}

function planks({ stage, framing }: World, pen: Pen, area: { left: number; right: number; bottom: number }): void {
  const top = stage.ground / 2.6;
  const fill = pen.createLinearGradient(0, top, 0, stage.ground * 1.3);
  fill.addColorStop(0, css(shade(boards, -0.72)));
  fill.addColorStop(1, css(shade(boards, -0.45)));
  pen.fillStyle = fill;
  pen.fillRect(area.left, top, area.right - area.left, area.bottom);
  pen.strokeStyle = css(shade(boards, -0.8), 0.7);
  pen.lineWidth = Math.max(0.8, stage.unit * 0.002);
  for (let i = -30; i <= 30; i++) {
    pen.beginPath();
    pen.moveTo((i * stage.unit * 0.13) / 2.6, top);
    pen.lineTo(i * stage.unit * 0.13 * 2.6, stage.ground * 2.6);
    pen.stroke();
  }
  pen.save();
  pen.translate(framing.subjectX, stage.ground);
  pen.scale(1, 0.24);
  glow(pen, 0, 0, stage.unit * 0.56, [255, 232, 190], 0.75);
  pen.restore();
}

/** Folds that hang at both sides, and the swag above. */
function curtains({ stage }: World, pen: Pen, area: { left: number; right: number; top: number }): void {
  const foot = stage.ground / 2.2;
  const fold = stage.unit * 0.05;
  const opening = stage.width * 0.36;
  for (let x = area.left; x < area.right; x += fold) {
    if (Math.abs(x) < opening) continue;
    const fill = pen.createLinearGradient(x, 0, x + fold, 0);
    const tone = shade(velvet, -0.25 - 0.3 * Math.max(0, 1 - (Math.abs(x) - opening) / (stage.width * 0.14)));
    fill.addColorStop(0, css(shade(tone, -0.5)));
    fill.addColorStop(0.45, css(tone));
    fill.addColorStop(1, css(shade(tone, -0.6)));
    pen.fillStyle = fill;
    pen.fillRect(x, area.top, fold + 1, foot - area.top);
  }
  const high = -stage.headroom;
  for (let i = -6; i <= 6; i++) {
    const x = i * stage.width * 0.1;
    pen.fillStyle = css(mix(velvet, [20, 4, 8], 0.35 + (i % 2 ? 0.12 : 0)));
    pen.beginPath();
    pen.moveTo(x - stage.width * 0.062, area.top);
    pen.lineTo(x - stage.width * 0.062, high + stage.unit * 0.07);
    pen.quadraticCurveTo(x, high + stage.unit * 0.2, x + stage.width * 0.062, high + stage.unit * 0.07);
    pen.lineTo(x + stage.width * 0.062, area.top);
    pen.fill();
  }
}

/** A cone of light from the flies; it breathes with the dust in it. */
function spotlight({ stage, framing }: World, strength: number): Part {
  return {
    depth: 1.06,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 1.06);
      const x = placed.x + framing.subjectX * placed.scale;
      const top = placed.y - stage.headroom * 1.2 * placed.scale;
      const foot = placed.y + stage.ground * placed.scale;
      const half = stage.unit * 0.27 * placed.scale;
      const fall = pen.createLinearGradient(0, top, 0, foot);
      fall.addColorStop(0, css([255, 240, 206], 0.46 * strength * (0.95 + 0.05 * Math.sin(seconds * 1.7))));
      fall.addColorStop(1, css([255, 236, 196], 0.1 * strength));
      pen.fillStyle = fall;
      pen.beginPath();
      pen.moveTo(x - half * 0.12, top);
      pen.lineTo(x + half * 0.12, top);
      pen.lineTo(x + half, foot);
      pen.ellipse(x, foot, half, half * 0.24, 0, 0, Math.PI);
      pen.fill();
    },
  };
}

/** Beams that sweep over the stage. */
function colouredBeams({ stage }: World): Part {
  return {
    depth: 3,
    paint({ pen, view, seconds }) {
      const { x, y, scale } = placeAt(stage, view, 3);
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (let i = 0; i < 8; i++) {
        const from = x + (i - 3.5) * stage.width * 0.13 * scale;
        const turn = Math.sin(seconds * 0.9 + i * 1.7) * 0.5;
        const top = y - stage.headroom * 1.05 * scale;
        const fall = pen.createLinearGradient(0, top, 0, y + stage.ground * 0.5);
        fall.addColorStop(0, css(beamTints[i % beamTints.length] ?? velvet, 0.55));
        fall.addColorStop(1, css(beamTints[i % beamTints.length] ?? velvet, 0));
        pen.fillStyle = fall;
        const far = Math.tan(turn) * stage.height;
        pen.beginPath();
        pen.moveTo(from - 3, top);
        pen.lineTo(from + 3, top);
        pen.lineTo(from + far + stage.unit * 0.1, y + stage.ground * 0.5);
        pen.lineTo(from + far - stage.unit * 0.1, y + stage.ground * 0.5);
        pen.fill();
      }
      pen.restore();
    },
  };
}
