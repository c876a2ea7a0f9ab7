import { failure } from "../../../errors.ts";
import type { Operation } from "../operation.ts";
import { openSound } from "../sound-source.ts";
import { sampleRate } from "../sound.ts";

export interface WaveformRequest {
  readonly path: string;
  readonly seconds: number;
  /** How many peaks. */
  readonly points: number;
}

/** How loud a sound is over its length: the highest sample, 0 to 1, of so many equal parts. Throws `no-sound`. */
export const waveform: Operation<WaveformRequest, readonly number[]> = async ({ path, seconds, points }) => {
  const sound = await openSound(path);
  if (!sound) throw failure("no-sound", "The file has no sound");
  const peaks: number[] = [];
  try {
    const total = Math.round(seconds * sampleRate);
    for (let point = 0; point < points; point++) {
      const from = Math.round((point * total) / points);
      const samples = await sound.read(Math.round(((point + 1) * total) / points) - from);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      peaks.push(Math.round(Math.min(1, peak) * 1000) / 1000);
    }
  } finally {
    await sound.close();
  }
  return peaks;
};
