/** A colour as shares of red, green and blue. */
export type Colour = readonly [number, number, number];

/** A painted world, larger than the picture. */
export interface World {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel. */
  readonly pixels: Float32Array;
}

/** A colour between two. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Paints every pixel by its place. */
export function fill({ width, height, pixels }: World, colour: (x: number, y: number) => Colour): void {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set(colour(x, y), (y * width + x) * 3);
}

/** Paints a rectangle; what lies outside the world is left out. */
export function rectangle(
  { width, height, pixels }: World,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Colour,
): void {
  const bottom = Math.min(height, Math.round(y + h));
  const right = Math.min(width, Math.round(x + w));
  for (let row = Math.max(0, Math.round(y)); row < bottom; row++)
    for (let column = Math.max(0, Math.round(x)); column < right; column++)
      pixels.set(colour, (row * width + column) * 3);
}

/** Paints a filled circle. */
export function disc(world: World, x: number, y: number, radius: number, colour: Colour): void {
  for (let row = -radius; row <= radius; row++) {
    const half = Math.sqrt(radius * radius - row * row);
    rectangle(world, x - half, y + row, 2 * half, 1, colour);
  }
}

/** Fractal texture: noise at several sizes, each half as strong as the one twice its size. */
export function grain({ width, height, pixels }: World, next: () => number, amount: number, octaves: number): void {
  for (let octave = 0; octave < octaves; octave++) {
    const size = 2 ** (octaves - octave - 1);
    const columns = Math.ceil(width / size) + 2;
    const lattice = Float32Array.from({ length: columns * (Math.ceil(height / size) + 2) }, () => next() - 0.5);
    const strength = amount * 0.7 ** octave;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const left = Math.floor(x / size);
        const top = Math.floor(y / size);
        const fx = x / size - left;
        const fy = y / size - top;
        const at = top * columns + left;
        const up = lattice[at]! * (1 - fx) + lattice[at + 1]! * fx;
        const low = lattice[at + columns]! * (1 - fx) + lattice[at + columns + 1]! * fx;
        const value = 1 + 2 * strength * (up * (1 - fy) + low * fy);
        for (let c = 0; c < 3; c++) pixels[(y * width + x) * 3 + c]! *= value;
      }
  }
}
