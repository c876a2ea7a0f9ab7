/** One 8-bit plane, row by row without padding. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture: luma at full size, chroma at half. Video range: black is 16, white 235, grey chroma 128. */
export interface Planes {
  readonly luma: Plane;
  readonly u: Plane;
  readonly v: Plane;
}

/** A decoded frame. */
export interface Picture extends Planes {
  readonly seconds: number;
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

/** The whole number of 2s and 3s by which a length comes nearest to another, at least 1. */
export function shrinkFactor(length: number, wanted: number): number {
  const miss = (factor: number): number => Math.abs(Math.log(length / factor / wanted));
  return [1, 2, 3, 4, 6, 8, 9, 12, 16].reduce((best, factor) => (miss(factor) < miss(best) ? factor : best));
}

/** The plane made smaller by a factor of 2s and 3s, each pixel the mean of a square. A remainder at the edges is dropped. */
export function shrink(plane: Plane, factor: number): Plane {
  if (factor % 3 === 0) return shrink(third(plane), factor / 3);
  if (factor % 2 === 0) return shrink(halve(plane), factor / 2);
  return plane;
}

// Written out for the two sizes: every frame passes here at full size, and this is three times as fast as a loop.

function halve({ width: stride, height: lines, data }: Plane): Plane {
  const width = stride >> 1;
  const height = lines >> 1;
  const small = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0, a = y * 2 * stride; x < width; x++, a += 2)
      small[to++] = (data[a]! + data[a + 1]! + data[a + stride]! + data[a + stride + 1]! + 2) >> 2;
  return { width, height, data: small };
}

function third({ width: stride, height: lines, data }: Plane): Plane {
  const width = Math.floor(stride / 3);
  const height = Math.floor(lines / 3);
  const small = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0, a = y * 3 * stride; x < width; x++, a += 3) {
      const b = a + stride;
      const c = b + stride;
      const top = data[a]! + data[a + 1]! + data[a + 2]!;
      const middle = data[b]! + data[b + 1]! + data[b + 2]!;
      small[to++] = (top + middle + data[c]! + data[c + 1]! + data[c + 2]!) / 9 + 0.5;
    }
  return { width, height, data: small };
}

/** Luma from 0 (black) to 1 (white). */
export function level(code: number): number {
  return Math.min(1, Math.max(0, (code - 16) / 219));
}
