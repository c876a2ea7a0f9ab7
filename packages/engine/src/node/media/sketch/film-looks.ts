import type { Look } from "./look.ts";
import { multiply, saturate, shade } from "./colour.ts";
import { regrade } from "./light.ts";

/** Looks that a camera makes: light, lens and film stock. */
export const filmLooks = {
  cinematic: {
    stock: {
      contrast: 1.14,
      saturation: 1.08,
      shadows: [5, -5],
      lights: [-5, 4],
      vignette: 0.32,
      grain: 3,
      grainRate: 0,
      aspect: 2.2,
    },
  },
  documentary: {
    light: (light) => regrade(light, (colour) => saturate(colour, 0.7)),
    stock: {
      contrast: 0.94,
      saturation: 0.78,
      black: 0.055,
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
      aspect: 2.2,
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
      gate: 0.07,
      aspect: 1.34,
      flicker: 0.75,
      weave: 0.8,
      dirt: true,
    },
  },
  "35mm": {
    light: (light) => regrade(light, (colour) => multiply(saturate(colour, 0.96), [255, 250, 240])),
    stock: {
      contrast: 1.06,
      black: 0.06,
      white: 0.97,
      saturation: 1.06,
      shadows: [3, -2],
      lights: [-12, 9],
      vignette: 0.2,
      grain: 7,
      grainRate: 12,
      gate: 0.035,
      weave: 0.18,
    },
  },
} as const satisfies Record<string, Look>;
