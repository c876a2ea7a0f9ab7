import type { Style } from "../../../craft/styles.ts";
import type { Rgb } from "../../../craft/colours.ts";
import { mix, multiply, saturate, shade } from "./colour.ts";
import type { Light } from "./light.ts";
import type { Look } from "./look.ts";
import { paperEdge, seal, sheen } from "./overlays.ts";
import { bevel, cutPaper, dabs, outline, wash } from "./treat.ts";

/** Applies a function to every colour of the light. */
function regrade(light: Light, change: (colour: Rgb) => Rgb): Light {
  const [top, middle, low] = light.sky;
  return {
    ...light,
    sky: [change(top), change(middle), change(low)],
    glow: change(light.glow),
    key: change(light.key),
    ambient: change(light.ambient),
    haze: change(light.haze),
    sun: change(light.sun),
  };
}

const graphite: Rgb = [52, 50, 52];

/** The looks of all styles. */
export const looks: Readonly<Record<Style, Look>> = {
  cinematic: {
    stock: {
      contrast: 1.14,
      saturation: 1.08,
      shadows: [5, -5],
      lights: [-5, 4],
      vignette: 0.32,
      grain: 3,
      grainRate: 0,
      aspect: 2.39,
    },
  },
  documentary: {
    light: (light) => regrade(light, (colour) => saturate(colour, 0.82)),
    stock: {
      contrast: 1.02,
      saturation: 0.86,
      black: 0.03,
      vignette: 0.1,
      grain: 2.5,
      grainRate: 0,
      lights: [-1, 0],
      shadows: [1, -1],
    },
  },
  noir: {
    light: (light) => ({
      ...light,
      strength: Math.max(0.8, light.strength),
      ambient: shade(light.ambient, light.dark ? 0.04 : -0.34),
      sky: [shade(light.sky[0], -0.5), shade(light.sky[1], -0.32), light.sky[2]],
    }),
    stock: { contrast: 1.6, exposure: -0.02, saturation: 0, vignette: 0.62, grain: 7, grainRate: 12, aspect: 1.66 },
  },
  anime: {
    light: (light) => regrade(light, (colour) => saturate(shade(colour, 0.04), 1.38)),
    steps: 12,
    ink: { colour: [44, 36, 52], width: 1.3 },
    rim: false,
    overlay: sheen,
    stock: { contrast: 1.06, exposure: 0.03, saturation: 1.16, lights: [-1, 2] },
  },
  animation: {
    light: (light) => regrade(light, (colour) => saturate(shade(colour, 0.08), 1.25)),
    steps: 12,
    ink: { colour: [58, 40, 36], width: 2.8 },
    rim: false,
    treat: (world, canvas, plane) => outline(world, canvas, plane, [58, 40, 36], 1.7),
    stock: { contrast: 1, exposure: 0.05, saturation: 1.2 },
  },
  watercolor: {
    light: (light) =>
      regrade(light, (colour) => mix(saturate(colour, 0.95), [250, 246, 236], light.dark ? 0.22 : 0.36)),
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
    treat: bevel,
    stock: {
      contrast: 1.08,
      saturation: 1.1,
      vignette: 0.28,
      texture: "paper",
      shows: "even",
      grain: 5,
      grainRate: 0,
      lights: [-3, 3],
    },
  },
  paper: {
    light: (light) => regrade(light, (colour) => mix(saturate(colour, 1.1), [255, 248, 236], 0.1)),
    steps: 12,
    rim: false,
    treat: cutPaper,
    stock: {
      contrast: 1,
      exposure: 0.02,
      saturation: 1.05,
      vignette: 0.14,
      texture: "paper",
      shows: "even",
      grain: 9,
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
  cyberpunk: {
    light: (light) => ({
      ...light,
      sky: [
        [14, 8, 44],
        [78, 20, 112],
        [226, 44, 146],
      ],
      glow: [255, 62, 168],
      key: [92, 232, 255],
      ambient: [92, 72, 142],
      haze: [118, 32, 130],
      sun: [255, 120, 190],
      sunHeight: Math.min(0.14, Math.max(0.05, light.sunHeight)),
      moon: false,
      strength: Math.max(0.75, light.strength),
      stars: 0.5,
      dark: true,
    }),
    stock: {
      contrast: 1.24,
      saturation: 1.26,
      shadows: [9, -2],
      lights: [2, 4],
      vignette: 0.34,
      texture: "lines",
      shows: "even",
      grain: 6,
      grainRate: 0,
      aspect: 2.39,
    },
  },
  "8mm": {
    light: (light) => regrade(light, (colour) => saturate(colour, 0.8)),
    hold: 16,
    stock: {
      contrast: 0.98,
      black: 0.1,
      white: 0.93,
      saturation: 0.62,
      shadows: [-4, 7],
      lights: [-18, 10],
      vignette: 0.62,
      grain: 10,
      grainRate: 16,
      gate: true,
      flicker: 0.75,
      weave: 0.8,
      dirt: true,
    },
  },
  "35mm": {
    light: (light) => regrade(light, (colour) => multiply(saturate(colour, 0.96), [255, 250, 240])),
    stock: {
      contrast: 1.06,
      black: 0.045,
      white: 0.97,
      saturation: 1.02,
      shadows: [3, -2],
      lights: [-7, 5],
      vignette: 0.2,
      grain: 5,
      grainRate: 12,
      aspect: 1.85,
      weave: 0.18,
    },
  },
  minimal: {
    light: (light) => ({
      ...regrade(light, (colour) => saturate(colour, 0.72)),
      thickness: Math.min(0.9, light.thickness + 0.25),
    }),
    rim: false,
    stock: { contrast: 1.1, exposure: 0.06, saturation: 0.9, levels: 7 },
  },
};
