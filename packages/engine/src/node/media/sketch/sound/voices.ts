import type { Random } from "../../../../models/sketch/random.ts";
import { sampleRate } from "../../sound.ts";
import { brownNoise, highPass, lowPass, sweepPass, type Voice, wander, whiteNoise } from "./signal.ts";

/** The sounds that a bed is mixed from, by name. Each call makes one channel. */
export const voices = {
  surf(random: Random): Voice {
    const source = brownNoise(random);
    const hiss = highPass(whiteNoise(random), 1800);
    const rate = (2 * Math.PI) / (sampleRate * random.between(6.5, 8.5));
    let phase = random() * 6;
    return () => {
      phase += rate;
      const swell = (0.5 + 0.5 * Math.sin(phase)) ** 2;
      const wash = (0.5 + 0.5 * Math.sin(phase - 0.9)) ** 4;
      return source() * (0.35 + 0.9 * swell) + hiss() * 0.05 * wash;
    };
  },
  wind(random: Random): Voice {
    const gust = wander(random, 2.2);
    let cut = 300;
    const noise = sweepPass(
      sweepPass(brownNoise(random), () => cut),
      () => cut * 1.6,
    );
    return () => {
      const level = gust();
      cut = 160 + 520 * level;
      return noise() * (0.4 + 1.1 * level);
    };
  },
  rain(random: Random): Voice {
    const hiss = highPass(lowPass(whiteNoise(random), 7500), 700);
    const swell = wander(random, 3);
    let drop = 0;
    let ring = 0;
    let wait = 0;
    return () => {
      if (--wait <= 0) {
        wait = random.between(0, 1800);
        drop = random.between(0.15, 0.5);
        ring = random.between(0.25, 0.6);
      }
      drop *= 0.994;
      ring += 0.11;
      return hiss() * (0.16 + 0.06 * swell()) + Math.sin(ring * 6) * drop * 0.12;
    };
  },
  thunder(random: Random): Voice {
    const rumble = lowPass(brownNoise(random), 90);
    let level = 0;
    let wait = sampleRate * random.between(0.8, 2);
    return () => {
      if (--wait <= 0) {
        level = random.between(1.5, 3);
        wait = sampleRate * random.between(4, 9);
      }
      level *= 0.99997;
      return rumble() * level;
    };
  },
  town(random: Random): Voice {
    const rumble = lowPass(brownNoise(random), 220);
    const pass = lowPass(brownNoise(random), 700);
    const near = wander(random, 2.8);
    let phase = 0;
    return () => {
      phase += (2 * Math.PI * 98) / sampleRate;
      return rumble() * 0.9 + pass() * near() ** 3 * 0.9 + Math.sin(phase) * 0.006 + Math.sin(phase * 2.02) * 0.003;
    };
  },
  leaves(random: Random): Voice {
    const rustle = highPass(lowPass(whiteNoise(random), 5200), 1500);
    const gust = wander(random, 1.7);
    return () => rustle() * 0.05 * (0.25 + gust() ** 2);
  },
  birds(random: Random): Voice {
    let wait = sampleRate * random.between(0.2, 1.4);
    let notes = 0;
    let left = 0;
    let whole = 1;
    let from = 3000;
    let to = 3000;
    let phase = 0;
    let loud = 0.1;
    return () => {
      if (left <= 0) {
        if (--wait > 0) return 0;
        if (notes <= 0) {
          notes = 2 + random.below(5);
          loud = random.between(0.02, 0.09);
          from = random.between(2400, 4600);
        }
        notes--;
        whole = Math.round(sampleRate * random.between(0.05, 0.13));
        left = whole;
        to = from * random.between(0.75, 1.4);
        wait = notes > 0 ? sampleRate * random.between(0.03, 0.1) : sampleRate * random.between(0.8, 3.2);
      }
      const t = 1 - left / whole;
      left--;
      phase += (2 * Math.PI * (from + (to - from) * t)) / sampleRate;
      return Math.sin(phase) * loud * Math.sin(Math.PI * t);
    };
  },
  crickets(random: Random): Voice {
    const pitch = random.between(4100, 4700);
    const rate = random.between(2.1, 2.7);
    let t = random() * 10;
    return () => {
      t += 1 / sampleRate;
      const chirp = (t * rate) % 1;
      if (chirp > 0.42) return 0;
      const pulse = Math.max(0, Math.sin(chirp * 2 * Math.PI * 9));
      return Math.sin(2 * Math.PI * pitch * t) * 0.035 * pulse * Math.sin((Math.PI * chirp) / 0.42);
    };
  },
  brook(random: Random): Voice {
    const low = lowPass(brownNoise(random), 900);
    const gurgle = wander(random, 0.06);
    const bright = highPass(lowPass(whiteNoise(random), 3600), 500);
    const slow = wander(random, 1.1);
    return () => low() * 0.4 + bright() * 0.16 * gurgle() ** 2 * (0.5 + slow());
  },
  room(random: Random): Voice {
    const air = lowPass(brownNoise(random), 260);
    let phase = 0;
    return () => {
      phase += (2 * Math.PI * 60) / sampleRate;
      return air() * 0.8 + Math.sin(phase) * 0.004;
    };
  },
  fire(random: Random): Voice {
    const roar = lowPass(brownNoise(random), 420);
    const noise = whiteNoise(random);
    let crack = 0;
    let wait = 0;
    return () => {
      if (--wait <= 0) {
        wait = random.between(0, 9000);
        crack = random.between(0.3, 1);
      }
      crack *= 0.9965;
      return roar() * 0.7 + noise() * crack * 0.4;
    };
  },
  deep(random: Random): Voice {
    const murk = lowPass(lowPass(brownNoise(random), 160), 160);
    let wait = sampleRate * random.between(0.3, 1);
    let bubble = 0;
    let pitch = 400;
    let phase = 0;
    return () => {
      if (--wait <= 0) {
        bubble = random.between(0.02, 0.07);
        pitch = random.between(300, 700);
        wait = sampleRate * random.between(0.12, 1.5);
      }
      bubble *= 0.9993;
      pitch *= 1.00003;
      phase += (2 * Math.PI * pitch) / sampleRate;
      return murk() * 1.6 + Math.sin(phase) * bubble;
    };
  },
  drone(random: Random): Voice {
    const tones = [54.6, 55.4, 82.3, 110.7, 164.6].map((pitch, i) => ({
      step: (2 * Math.PI * pitch * random.between(0.997, 1.003)) / sampleRate,
      loud: 0.16 / (i + 1),
      phase: random() * 6,
      swell: wander(random, 4),
    }));
    const air = lowPass(brownNoise(random), 300);
    return () => {
      let sum = air() * 0.12;
      for (const tone of tones) {
        tone.phase += tone.step;
        sum += Math.sin(tone.phase) * tone.loud * (0.4 + 0.6 * tone.swell());
      }
      return sum;
    };
  },
  engine(random: Random): Voice {
    const hum = lowPass(brownNoise(random), 240);
    let phase = 0;
    const pace = wander(random, 1.5);
    return () => {
      phase += (2 * Math.PI * (58 + 9 * pace())) / sampleRate;
      return hum() * 0.5 + (Math.sin(phase) + 0.5 * Math.sin(phase * 2.01)) * 0.03;
    };
  },
  rails(random: Random): Voice {
    const rumble = lowPass(brownNoise(random), 300);
    const clack = highPass(whiteNoise(random), 900);
    let t = 0;
    return () => {
      t += 1 / sampleRate;
      const beat = (t * 1.9) % 1;
      const hit = Math.exp(-beat * 60) + 0.7 * Math.exp(-Math.max(0, beat - 0.16) * 60) * (beat > 0.16 ? 1 : 0);
      return rumble() * (0.9 + 0.3 * hit) + clack() * hit * 0.1;
    };
  },
  clock(random: Random): Voice {
    const click = highPass(whiteNoise(random), 2200);
    let t = 0;
    return () => {
      t += 1 / sampleRate;
      const beat = (t * 2) % 1;
      return click() * Math.exp(-beat * 260) * 0.22;
    };
  },
} as const;

/** The name of a voice. */
export type VoiceName = keyof typeof voices;
