/**
 * The part of a frame on the left of a line, as a clip path.
 * @param x where the line goes through, from 0 to 1 over the frame's width; `y` over its height
 * @param angle how far the line is turned clockwise from upright, in degrees
 * @param ratio width over height
 */
export function halfPlane(x: number, y: number, angle: number, ratio: number): string {
  const turn = (angle * Math.PI) / 180;
  // In units of the frame's height, where angles are true; long enough to leave the frame on all sides.
  const far = 4 * Math.max(1, ratio);
  const along = { x: -Math.sin(turn) * far, y: Math.cos(turn) * far };
  const left = { x: -Math.cos(turn) * far, y: -Math.sin(turn) * far };
  const corners = [
    [-along.x, -along.y],
    [along.x, along.y],
    [along.x + left.x, along.y + left.y],
    [-along.x + left.x, -along.y + left.y],
  ] as const;
  const places = corners.map(([dx, dy]) => `${percent(x + dx / ratio)} ${percent(y + dy)}`);
  return `polygon(${places.join(", ")})`;
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
