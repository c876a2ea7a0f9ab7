import type { Rgb } from "../../../craft/colours.ts";
import { mix, saturate, shade } from "./colour.ts";
import { type Light, regrade } from "./light.ts";
import type { Look } from "./look.ts";
import { paperEdge, seal, sheen } from "./overlays.ts";
import { bevel, cutPaper, dabs, outline, wash } from "./treat.ts";

const graphite: Rgb = [52, 50, 52];

/** Light as drawn films have it: clean and full of colour, and never quite dark. */
function drawn(light: Light, saturation: number): Light {
  const clean = regrade(light, (colour) => saturate(shade(colour, 0.05), saturation));
  return light.dark ? { ...clean, ambient: mix(clean.ambient, clean.sky[1], 0.45) } : clean;
}

/** Looks that a hand makes: paint, paper, clay, pencil, pixels. */
export const paintedLooks = {
  anime: {
    light: (light) => drawn(light, 1.5),
    steps: 12,
    ink: { colour: [44, 36, 62], width: 1.3 },
    rim: false,
    overlay: sheen,
    stock: { contrast: 1.04, exposure: 0.08, saturation: 1.3, shadows: [14, 3], lights: [-2, 4] },
  },
  animation: {
    light: (light) => drawn(light, 1.3),
    steps: 12,
    ink: { colour: [58, 40, 36], width: 2.8 },
    rim: false,
    treat: (world, canvas, plane) => outline(world, canvas, plane, [58, 40, 36], 1.7),
    stock: { contrast: 0.92, exposure: 0.12, saturation: 1.34, lights: [-9, 6], shadows: [-4, 5] },
  },
  watercolor: {
    paper: true,
    light: (light) =>
      regrade(light, (colour) => mix(saturate(colour, 1.05), [250, 246, 236], light.dark ? 0.36 : 0.36)),
    steps: 12,
    ink: { colour: [96, 84, 92], width: 0.5 },
    rim: false,
    treat: wash,
    overlay: (world, canvas) => paperEdge(world, canvas, [248, 244, 234], 0.075),
    stock: {
      contrast: 0.96,
      exposure: 0.05,
      saturation: 0.95,
      texture: "paper",
      shows: "even",
      grain: 8,
      grainRate: 0,
    },
  },
  ink: {
    paper: true,
    light: (light) => ({
      ...regrade(light, (colour) => mix(saturate(colour, 0.1), [246, 240, 226], 0.5)),
      thickness: Math.min(0.95, light.thickness + 0.35),
      stars: 0,
    }),
    steps: 8,
    ink: { colour: [30, 28, 30], width: 1.5 },
    rim: false,
    treat: wash,
    overlay: (world, canvas) => {
      paperEdge(world, canvas, [240, 232, 212], 0.03);
      seal(world, canvas);
    },
    stock: {
      contrast: 1.3,
      exposure: 0.1,
      saturation: 0.16,
      lights: [-7, 4],
      shadows: [-2, 1],
      texture: "paper",
      shows: "even",
      grain: 6,
      grainRate: 0,
    },
  },
  oil: {
    light: (light) => regrade(light, (colour) => saturate(colour, 1.28)),
    steps: 12,
    treat: dabs,
    stock: {
      contrast: 1.12,
      saturation: 1.16,
      texture: "canvas",
      shows: "even",
      grain: 7,
      grainRate: 0,
      lights: [-3, 3],
      vignette: 0.14,
    },
  },
  pencil: {
    paper: true,
    light: (light) => regrade(light, (colour) => mix(saturate(colour, 0.2), [246, 244, 238], light.dark ? 0.26 : 0.4)),
    steps: 8,
    ink: { colour: graphite, width: 1.1 },
    rim: false,
    treat: (world, canvas, plane) => outline(world, canvas, plane, graphite, 1.1),
    overlay: (world, canvas) => paperEdge(world, canvas, [247, 245, 240], 0.05),
    stock: {
      contrast: 1.12,
      exposure: 0.14,
      saturation: 0.05,
      lights: [-2, 1],
      texture: "hatch",
      shows: "dark",
      grain: 62,
      grainRate: 0,
    },
  },
  clay: {
    light: (light) => regrade(light, (colour) => saturate(mix(colour, [255, 236, 214], 0.06), 1.15)),
    steps: 12,
    rim: false,
    relief: [
      { colour: [34, 18, 26], alpha: 0.6, dx: 2.4, dy: 3 },
      { colour: [255, 246, 226], alpha: 0.75, dx: -2.2, dy: -2.6 },
    ],
    treat: bevel,
    stock: {
      contrast: 1.08,
      saturation: 1.16,
      vignette: 0.28,
      texture: "thumb",
      shows: "middle",
      grain: 5,
      grainRate: 0,
      lights: [-3, 3],
    },
  },
  paper: {
    light: (light) => regrade(light, (colour) => mix(saturate(colour, 1.1), [255, 248, 236], 0.1)),
    steps: 12,
    rim: false,
    relief: [
      { colour: [20, 14, 26], alpha: 0.42, dx: 3.4, dy: 4 },
      { colour: [255, 252, 244], alpha: 0.95, dx: -1.5, dy: -1.5 },
      { colour: [255, 252, 244], alpha: 0.95, dx: 1.5, dy: 1.2 },
    ],
    bare: true,
    treat: cutPaper,
    stock: {
      contrast: 1,
      exposure: 0.03,
      saturation: 1.12,
      vignette: 0.14,
      levels: 16,
      texture: "paper",
      shows: "even",
      grain: 12,
      grainRate: 0,
    },
  },
  pixel: {
    light: (light) => regrade(light, (colour) => saturate(colour, 1.3)),
    steps: 10,
    hold: 12,
    rim: false,
    stock: { contrast: 1.12, saturation: 1.3, levels: 14, pixel: 1 / 108 },
  },
  minimal: {
    light: (light) => ({
      ...regrade(light, (colour) => saturate(colour, 0.6)),
      thickness: Math.min(0.9, light.thickness + 0.25),
    }),
    rim: false,
    bare: true,
    stock: { contrast: 1.1, exposure: 0.08, saturation: 0.85, levels: 7 },
  },
} as const satisfies Record<string, Look>;
