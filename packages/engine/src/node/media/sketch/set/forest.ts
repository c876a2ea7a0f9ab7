import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { hazeAt, lit } from "../light.ts";
import type { Part, Pen, World } from "../world.ts";
import { ground, mistBank } from "./ground.ts";
import { sky, sunPlace } from "./sky.ts";
import { leafBlob, tree, type TreeKind } from "./trees.ts";
import { shafts } from "./shafts.ts";
import { foliage, treeline } from "./treeline.ts";
import { floraOf } from "./flora.ts";

/** Between the trees: trunks that sink into haze, a roof of leaves, shafts of light. */
export function forest(world: World): Part[] {
  const { stage, scene } = world;
  const kind = floraOf(world, ["conifer", "broadleaf", "conifer"]);
  const snowy = scene.weather.includes("snow");
  const floor = snowy
    ? ([226, 232, 242] as const)
    : kind === "bamboo"
      ? ([104, 116, 62] as const)
      : ([84, 86, 52] as const);
  const clear = stage.width * 0.2;
  return [
    ...sky(world, { clouds: 0.1 }),
    treeline(world, "deep", 16, { kind, height: 4.6, density: 1.3 }),
    mistBank(world, 12, 0.75),
    treeline(world, "far", 8, { kind, height: 3.4, density: 0.9 }),
    mistBank(world, 7, 0.5),
    ground(world, floor, snowy ? "snow" : "grass"),
    trunks(world, "middle", 4.2, kind, 9, clear * 0.6),
    mistBank(world, 3.6, 0.3),
    trunks(world, "near", 2.2, kind, 4, clear),
    shafts(world),
    undergrowth(world, "ferns", 1.35, 26, snowy),
    ...(scene.lens === "macro" || kind === "bamboo" ? [] : [trunks(world, "front", 0.62, kind, 2, stage.width * 0.34)]),
    undergrowth(world, "front ferns", 0.72, 12, snowy),
  ];
}

/** Trunks that rise out of the frame, with some foliage; the middle stays clear for the subject. */
function trunks(world: World, name: string, depth: number, kind: TreeKind, count: number, clear: number): Part {
  const { stage } = world;
  const random = world.random(`trunks ${name}`);
  const side = sunPlace(world).x < 0 ? -1 : 1;
  return baked(world, depth, (pen, area) => {
    const span = area.right - area.left;
    for (let i = 0; i < count; i++) {
      const x = area.left + (span * (i + random.between(0.15, 0.85))) / count;
      if (Math.abs(x - world.framing.subjectX) < clear) continue;
      const tones = foliage(world, kind, depth, random);
      if (kind === "bamboo") {
        for (let k = 0; k < 3; k++)
          tree(
            pen,
            "bamboo",
            { x: x + (k - 1) * stage.unit * 0.05, y: stage.ground / depth, height: (stage.unit * 3.4) / depth, side },
            tones,
            random,
          );
        continue;
      }
      const wide = (stage.unit * random.between(0.1, 0.17)) / depth;
      trunk(pen, x, stage.ground / depth, wide, area.top - 10, tones, side, kind === "birch", random);
      if (depth < 1) continue;
      // Boughs from the side, high up.
      for (let k = 0; k < 5; k++) {
        const way = random.chance(0.5) ? 1 : -1;
        const y = random.between(area.top, -stage.unit * 0.35);
        const reach = (stage.unit * random.between(0.25, 0.55)) / depth ** 0.6;
        pen.strokeStyle = css(tones.trunk);
        pen.lineWidth = wide * 0.12;
        pen.beginPath();
        pen.moveTo(x, y + reach * 0.2);
        pen.quadraticCurveTo(x + way * reach * 0.5, y - reach * 0.02, x + way * reach, y + reach * 0.12);
        pen.stroke();
        for (let j = 0; j < 8; j++) {
          pen.fillStyle = css(j % 3 === 0 ? mix(tones.leaf, tones.light, 0.4) : shade(tones.leaf, -0.1), 0.92);
          leafBlob(
            pen,
            x + way * reach * random.between(0.25, 1.1),
            y + reach * random.between(-0.08, 0.24),
            reach * random.between(0.08, 0.2),
            random,
          );
        }
      }
    }
  });
}

function trunk(
  pen: Pen,
  x: number,
  foot: number,
  wide: number,
  top: number,
  tones: ReturnType<typeof foliage>,
  side: number,
  pale: boolean,
  random: { between(a: number, b: number): number },
): void {
  const lean = random.between(-0.03, 0.03) * (foot - top);
  const outline = () => {
    pen.beginPath();
    pen.moveTo(x - wide * 0.95, foot + wide * 0.1);
    pen.quadraticCurveTo(x - wide * 0.5, foot - wide * 0.7, x - wide * 0.46, foot - wide * 2);
    pen.lineTo(x - wide * 0.3 + lean, top);
    pen.lineTo(x + wide * 0.3 + lean, top);
    pen.lineTo(x + wide * 0.46, foot - wide * 2);
    pen.quadraticCurveTo(x + wide * 0.5, foot - wide * 0.7, x + wide * 0.95, foot + wide * 0.12);
    pen.closePath();
  };
  pen.fillStyle = css(tones.trunk);
  outline();
  pen.fill();
  pen.save();
  pen.clip();
  const light = pen.createLinearGradient(x - side * wide * 0.5, 0, x + side * wide * 0.5, 0);
  light.addColorStop(0, css(shade(tones.trunk, -0.45), 0.85));
  light.addColorStop(0.72, css(tones.trunk, 0));
  light.addColorStop(1, css(mix(tones.trunk, tones.light, 0.75), 0.9));
  pen.fillStyle = light;
  pen.fillRect(x - wide * 1.2 - Math.abs(lean), top, wide * 2.4 + Math.abs(lean) * 2, foot - top + wide);
  pen.strokeStyle = css(shade(tones.trunk, pale ? -0.7 : -0.35), 0.55);
  pen.lineWidth = Math.max(0.6, wide * 0.05);
  for (let i = 0; i < 24; i++) {
    const y = random.between(top, foot);
    const dx = random.between(-0.42, 0.42) * wide;
    pen.beginPath();
    pen.moveTo(x + dx, y);
    if (pale) pen.lineTo(x + dx + wide * random.between(0.1, 0.35), y + wide * 0.02);
    else pen.lineTo(x + dx + wide * 0.03, y + wide * random.between(0.4, 1.3));
    pen.stroke();
  }
  pen.restore();
}

/** Ferns and tufts along a line, dark against the light behind. */
export function undergrowth(world: World, name: string, depth: number, many: number, snowy = false): Part {
  const { stage, light } = world;
  const random = world.random(`growth ${name}`);
  const count = world.look.bare ? 0 : many;
  const foot = stage.ground / depth;
  const high = (stage.unit * 0.13) / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      for (let i = 0; i < count; i++) {
        const x = random.between(area.left, area.right);
        const tone = lit(
          light,
          snowy
            ? [150, 140, 120]
            : random.pick([
                [72, 104, 54],
                [56, 88, 58],
                [98, 108, 52],
              ]),
          depth,
          random.between(-0.7, 0.2),
        );
        pen.strokeStyle = css(mix(tone, light.haze, hazeAt(light, depth)));
        pen.lineCap = "round";
        const blades = 9;
        for (let k = 0; k < blades; k++) {
          const lean = (k / (blades - 1) - 0.5) * 1.7 + random.between(-0.1, 0.1);
          const reach = high * random.between(0.55, 1.1);
          pen.lineWidth = Math.max(0.8, (stage.unit * 0.007) / depth ** 0.7);
          pen.beginPath();
          pen.moveTo(x + lean * high * 0.08, foot + high * 0.15);
          pen.quadraticCurveTo(
            x + lean * reach * 0.3,
            foot - reach * 0.75,
            x + lean * reach,
            foot - reach * (1 - 0.45 * Math.abs(lean)),
          );
          pen.stroke();
        }
      }
    },
    { top: foot - high * 1.3, bottom: foot + high * 0.3 },
  );
}
