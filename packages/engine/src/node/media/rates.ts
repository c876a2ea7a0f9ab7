import { Rational } from "node-av/lib";

/** A frame rate as an exact fraction: 23.976 is 24000/1001, whole rates stay whole, others keep three decimals. */
export function frameRate(fps: number): Rational {
  const whole = Math.round(fps);
  if (Math.abs(fps - whole) < 0.0005) return new Rational(whole, 1);
  if (Math.abs(fps - (whole * 1000) / 1001) < 0.001) return new Rational(whole * 1000, 1001);
  return new Rational(Math.round(fps * 1000), 1000);
}

/** A time stamp in seconds. */
export function inSeconds(stamp: bigint, timeBase: { num: number; den: number }): number {
  return (Number(stamp) * timeBase.num) / timeBase.den;
}

/** FFmpeg writes the least 64-bit number where it knows no time. */
export function isKnown(stamp: bigint): boolean {
  return stamp !== -(2n ** 63n);
}
