/** A place in a picture: 0 is the left and the upper edge, 1 the right and the lower one. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const inside = (share: number): number => Math.min(1, Math.max(0, share));

/** Where in a box a pointer is. */
export function pointIn(
  { left, top, width, height }: Pick<DOMRect, "left" | "top" | "width" | "height">,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  return { x: inside((clientX - left) / width), y: inside((clientY - top) / height) };
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key moves a point: a hundredth of the picture, with Shift a tenth. Undefined for other keys. */
export function moved(
  at: Point,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): Point | undefined {
  const way = ways[key];
  if (!way) return undefined;
  const step = shiftKey ? 0.1 : 0.01;
  return { x: inside(at.x + way[0] * step), y: inside(at.y + way[1] * step) };
}
