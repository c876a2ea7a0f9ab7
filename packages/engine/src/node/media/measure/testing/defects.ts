import type { Frame } from "../observe.ts";
import { random } from "./random.ts";

/** Damages a clip; `strength` grows from 0 (nothing). */
export type Defect = (frames: readonly Frame[], strength: number) => Frame[];

/** The defects that the judge must see, each with two or three strengths to prove it by. */
export const defects = {
  /** Gaussian-like blur; strength is its deviation as a share of the height, in per cent. */
  blur: { apply: blurred, strengths: [0.7, 1.5, 4] },
  /** Brightness going up and down with each frame; strength is the amplitude. */
  flicker: { apply: (f, s) => flickering(f, s, 2), strengths: [0.02, 0.06, 0.15] },
  /** Brightness swelling and fading with a period of 8 frames. */
  pulse: { apply: (f, s) => flickering(f, s, 8), strengths: [0.03, 0.08, 0.2] },
  /** The last part of the clip stands still; strength is its share. */
  freeze: { apply: frozen, strengths: [0.3, 0.6, 1] },
  /** Black frames in the middle; strength is their share. */
  black: { apply: blackened, strengths: [0.1, 0.4, 1] },
  /** 8 × 8 blocks lose their inside; strength is how much of it. */
  blocks: { apply: blocky, strengths: [0.4, 0.7, 1] },
  /** Stops too dark. */
  dark: { apply: (f, s) => exposed(f, -s), strengths: [1.5, 2.5, 4] },
  /** Stops too bright. */
  bright: { apply: (f, s) => exposed(f, s), strengths: [1.5, 2, 3] },
  /** Noise that changes with each frame; strength is its deviation in codes. */
  noise: { apply: noisy, strengths: [6, 12, 25] },
} as const satisfies Record<string, { apply: Defect; strengths: readonly number[] }>;

function onLuma(frame: Frame, change: (luma: Uint8Array) => void): Frame {
  const data = new Uint8Array(frame.data);
  change(data.subarray(0, frame.width * frame.height));
  return { ...frame, data };
}

function blurred(frames: readonly Frame[], strength: number): Frame[] {
  return frames.map((frame) => {
    const data = new Uint8Array(frame.data);
    const size = frame.width * frame.height;
    const radius = (strength / 100) * frame.height;
    soften(data.subarray(0, size), frame.width, frame.height, radius);
    soften(data.subarray(size, size * 1.25), frame.width / 2, frame.height / 2, radius / 2);
    soften(data.subarray(size * 1.25), frame.width / 2, frame.height / 2, radius / 2);
    return { ...frame, data };
  });
}

/** A Gaussian along rows, then along columns. */
function soften(data: Uint8Array, width: number, height: number, deviation: number): void {
  const reach = Math.ceil(deviation * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)));
  const total = kernel.reduce((sum, k) => sum + k, 0);
  const pass = (lines: number, length: number, along: number, across: number): void => {
    const line = new Uint8Array(length);
    for (let n = 0; n < lines; n++) {
      for (let i = 0; i < length; i++) line[i] = data[n * across + i * along]!;
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -reach; k <= reach; k++)
          sum += kernel[k + reach]! * line[Math.min(length - 1, Math.max(0, i + k))]!;
        data[n * across + i * along] = sum / total + 0.5;
      }
    }
  };
  pass(height, width, 1, width);
  pass(width, height, width, 1);
}

function flickering(frames: readonly Frame[], amplitude: number, period: number): Frame[] {
  return frames.map((frame, n) => {
    const gain = 1 + amplitude * Math.cos((2 * Math.PI * n) / period);
    return onLuma(frame, (luma) => luma.forEach((code, i) => (luma[i] = clamp(16 + (code - 16) * gain))));
  });
}

export function frozen(frames: readonly Frame[], share: number): Frame[] {
  const from = Math.round(frames.length * (1 - share));
  return frames.map((frame, n) => (n < from ? frame : { ...frame, data: frames[from]!.data }));
}

function blackened(frames: readonly Frame[], share: number): Frame[] {
  const count = Math.max(1, Math.round(frames.length * share));
  const from = Math.floor((frames.length - count) / 2);
  return frames.map((frame, n) => {
    if (n < from || n >= from + count) return frame;
    const size = frame.width * frame.height;
    const data = new Uint8Array(size * 1.5).fill(128);
    data.fill(16, 0, size);
    return { ...frame, data };
  });
}

export function blocky(frames: readonly Frame[], share: number): Frame[] {
  return frames.map((frame) =>
    onLuma(frame, (luma) => {
      const { width, height } = frame;
      for (let y = 0; y < height; y += 8)
        for (let x = 0; x < width; x += 8) {
          const bottom = Math.min(height, y + 8);
          const right = Math.min(width, x + 8);
          let sum = 0;
          for (let row = y; row < bottom; row++) for (let c = x; c < right; c++) sum += luma[row * width + c]!;
          const mean = sum / ((bottom - y) * (right - x));
          for (let row = y; row < bottom; row++)
            for (let c = x; c < right; c++)
              luma[row * width + c] = luma[row * width + c]! * (1 - share) + mean * share + 0.5;
        }
    }),
  );
}

/** Gain in linear light, as a wrong shutter would give it. */
export function exposed(frames: readonly Frame[], stops: number): Frame[] {
  const table = Array.from({ length: 256 }, (_, code) => {
    const linear = Math.max(0, (code - 16) / 219) ** 2.2;
    return clamp(16 + 219 * Math.min(1, linear * 2 ** stops) ** (1 / 2.2));
  });
  return frames.map((frame) => onLuma(frame, (luma) => luma.forEach((code, i) => (luma[i] = table[code]!))));
}

function noisy(frames: readonly Frame[], deviation: number): Frame[] {
  const next = random(99);
  return frames.map((frame) =>
    onLuma(frame, (luma) => {
      // Four dice make a bell.
      const bell = (): number => (next() + next() + next() + next() - 2) * Math.sqrt(3);
      luma.forEach((code, i) => (luma[i] = clamp(code + bell() * deviation)));
    }),
  );
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
