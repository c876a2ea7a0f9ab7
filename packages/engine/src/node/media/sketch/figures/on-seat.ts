import { type Dress, arm, head, torso } from "./body.ts";
import { type Brush, darker, polygon, type Pose } from "./brush.ts";

/** Height of a seat in heights of a standing person. */
export const seatHeight = 0.26;

/** A person on a chair or a bench: from the side with the shins down, from the front with the knees to the viewer. */
export function onSeat(brush: Brush, pose: Pose, dress: Dress): void {
  if (pose.view === "side") fromSide(brush, pose, dress);
  else fromFront(brush, pose, dress);
}

/** What the hands do: a gesture now and then, a cup to the mouth, a paper before the eyes. */
function reach({ action, seconds }: Pose): readonly [number, number] {
  if (action === "talk") return [0.75 + 0.3 * Math.sin(seconds * 2.3), -1.05 + 0.35 * Math.sin(seconds * 3.1)];
  if (action === "drink") return [0.6, -1.5 - 0.6 * Math.sin(seconds * 0.9)];
  return action === "read" || action === "play" ? [0.55, -1.0] : [0.5, -0.55];
}

function fromSide(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen, limb, disc } = brush;
  const breath = Math.sin(pose.seconds * 1.6) * 0.004;
  pen.save();
  pen.translate(0, -seatHeight - 0.03);
  for (const [tint, dx] of [
    [darker(dress.legs, 0.25), 0.02],
    [dress.legs, 0],
  ] as const) {
    limb(tint, 0.068, [0, 0], [0.22 + dx, 0.0], [0.21 + dx, seatHeight]);
    disc(darker(dress.legs, 0.45), 0.25 + dx, seatHeight + 0.01, 0.052, 0.022);
  }
  pen.translate(0, -breath);
  pen.rotate(0.06 + (pose.action === "talk" ? 0.04 * Math.sin(pose.seconds * 1.3) : 0));
  torso(brush, pose, { ...dress, garment: "jacket" }, 0.062);
  head(brush, dress, pose);
  arm(brush, [0.01, -0.31], reach(pose), dress.top, dress.skin);
  if (pose.action === "read")
    brush.shape([232, 226, 212], polygon([0.19, -0.16], [0.21, -0.34], [0.3, -0.33], [0.27, -0.15]));
  if (pose.action === "drink") disc([244, 240, 232], 0.2, -0.3 - 0.04 * Math.sin(pose.seconds * 0.9), 0.03);
  pen.restore();
}

function fromFront(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen, limb, disc } = brush;
  const breath = Math.sin(pose.seconds * 1.6) * 0.004;
  pen.save();
  pen.translate(0, -seatHeight - 0.03);
  for (const side of [-1, 1]) {
    limb(dress.legs, 0.075, [side * 0.05, 0.01], [side * 0.075, 0.06]);
    limb(darker(dress.legs, 0.12), 0.062, [side * 0.075, 0.06], [side * 0.07, seatHeight]);
    disc(darker(dress.legs, 0.45), side * 0.075, seatHeight + 0.018, 0.04, 0.026);
  }
  pen.translate(0, -breath);
  torso(brush, pose, { ...dress, garment: "jacket" }, 0.108);
  head(brush, dress, { ...pose, view: "front" });
  const size = dress.child ? 0.088 : 0.064;
  for (const side of [-1, 1]) disc([40, 34, 34], side * size * 0.34, -0.372 - size * 0.95, size * 0.085, size * 0.12);
  const reads = pose.action === "read";
  const turn = reads ? Math.max(0, Math.sin(pose.seconds * 0.8)) * 0.02 : 0;
  for (const side of [-1, 1]) {
    limb(
      darker(dress.top, 0.12),
      0.052,
      [side * 0.105, -0.3],
      [side * 0.16, -0.15],
      reads ? [side * 0.12, -0.2] : [side * 0.08, -0.04],
    );
    disc(dress.skin, side * (reads ? 0.12 : 0.08), reads ? -0.2 : -0.04, 0.023);
  }
  if (reads)
    for (const side of [-1, 1])
      brush.shape(
        side < 0 ? [238, 234, 222] : [222, 216, 202],
        polygon([0, -0.12], [side * 0.16, -0.14], [side * 0.16, -0.33 - turn], [0, -0.31]),
      );
  pen.restore();
}
