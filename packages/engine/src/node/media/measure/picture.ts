/** One 8-bit plane, row by row without padding. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A decoded frame as planes: luma at full size, chroma at half. Video range: black is 16, white 235, grey chroma 128. */
export interface Picture {
  readonly seconds: number;
  readonly luma: Plane;
  readonly u: Plane;
  readonly v: Plane;
}

/** Cuts an I420 buffer into its planes without copying. */
export function pictureOf(frame: { seconds: number; width: number; height: number; data: Uint8Array }): Picture {
  const { seconds, width, height, data } = frame;
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const luma = width * height;
  const chroma = half.width * half.height;
  return {
    seconds,
    luma: { width, height, data: data.subarray(0, luma) },
    u: { ...half, data: data.subarray(luma, luma + chroma) },
    v: { ...half, data: data.subarray(luma + chroma, luma + 2 * chroma) },
  };
}

/** The plane made smaller by a whole factor, each pixel the mean of a square. A remainder at the edges is dropped. */
export function shrink(plane: Plane, factor: number): Plane {
  if (factor <= 1) return plane;
  const width = Math.floor(plane.width / factor);
  const height = Math.floor(plane.height / factor);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  const area = factor * factor;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * factor; row < (y + 1) * factor; row++) {
      let from = row * plane.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let i = 0; i < factor; i++) sum += plane.data[from++]!;
        sums[x] = sums[x]! + sum;
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = sums[x]! / area + 0.5;
  }
  return { width, height, data };
}

/** Luma from 0 (black) to 1 (white). */
export function level(code: number): number {
  return Math.min(1, Math.max(0, (code - 16) / 219));
}
