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
  return readerOf([samples]);
}

/** Reads blocks of interleaved stereo, of any lengths, as one sound. */
export function readerOf(blocks: Iterable<Float32Array> | AsyncIterable<Float32Array>): SoundReader {
  const source = Symbol.asyncIterator in blocks ? blocks[Symbol.asyncIterator]() : blocks[Symbol.iterator]();
  let rest: Float32Array | undefined = new Float32Array(0);
  return {
    async read(count) {
      const part = new Float32Array(count * 2);
      let filled = 0;
      while (rest && filled < part.length) {
        const taken = rest.subarray(0, part.length - filled);
        part.set(taken, filled);
        filled += taken.length;
        rest = rest.subarray(taken.length);
        if (rest.length > 0) break;
        const next = await source.next();
        rest = next.done ? undefined : next.value;
      }
      return part;
    },
    async close() {
      await source.return?.();
    },
  };
}
