/** Sound inside the media process is always interleaved stereo at this rate, in hertz. */
export const sampleRate = 48_000;

/** Stereo sound read from front to end. */
export interface SoundReader {
  /** The next `count` samples (a left-right pair each); silence once the sound has ended. */
  read(count: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Sound that lies in memory: interleaved stereo at 48 kHz. */
export function soundOf(samples: Float32Array): SoundReader {
  let at = 0;
  return {
    async read(count) {
      const part = new Float32Array(count * 2);
      part.set(samples.subarray(at, at + count * 2));
      at += count * 2;
      return part;
    },
    async close() {},
  };
}
