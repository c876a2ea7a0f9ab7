import { type Brush, darker, polygon, type Pose, softShape } from "./brush.ts";
import { posture } from "./posture.ts";
import { type Dress, leg, arm, hand, torso, head, umbrella } from "./body.ts";
import { boards } from "./boards.ts";
import { lantern } from "./aircraft.ts";
import { inBed } from "./in-bed.ts";
import { onSeat } from "./on-seat.ts";

const seatedActs: ReadonlySet<Pose["action"]> = new Set(["sit", "sleep", "read", "play"]);

/** A person, articulated at hips, knees, shoulders and elbows. */
export function person(brush: Brush, pose: Pose, dress: Dress): void {
  if (pose.action === "swim" || (pose.action === "fly" && pose.view === "side")) return afloat(brush, pose, dress);
  if (pose.bed) return inBed(brush, pose, dress);
  if (pose.seat) return onSeat(brush, pose, dress);
  if (seatedActs.has(pose.action) && !(pose.upright && pose.action === "play")) return seated(brush, pose, dress);
  if (pose.view !== "side") return facing(brush, pose, dress);
  const joints = posture(pose, dress);
  const { pen } = brush;
  pen.save();
  if (dress.board) {
    if (pose.action === "jump") pen.translate(0, -0.24 * Math.abs(Math.sin(pose.seconds * 3.4)));
    boards(brush, pose, dress.board);
  }
  pen.translate(0, -joints.hip);
  pen.rotate(joints.lean);
  const shoulder: [number, number] = [0.01, -0.315];
  arm(brush, shoulder, joints.arms[1], darker(dress.top, 0.22), dress.skin);
  pen.rotate(-joints.lean);
  leg(brush, joints.legs[1], darker(dress.legs, 0.25), dress);
  leg(brush, joints.legs[0], dress.legs, dress);
  pen.rotate(joints.lean);
  if (dress.backpack)
    brush.shape(
      dress.backpack,
      softShape([-0.14, -0.33], [-0.055, -0.34], [-0.05, -0.1], [-0.14, -0.08], [-0.165, -0.2]),
    );
  torso(brush, pose, dress, 0.058);
  head(brush, dress, pose);
  arm(brush, shoulder, joints.arms[0], dress.top, dress.skin);
  if (dress.umbrella) umbrella(brush, dress.umbrella, hand(shoulder, joints.arms[0]));
  if (dress.lantern) handLantern(brush, pose, hand(shoulder, joints.arms[0]));
  if (dress.sword) blade(brush, pose, hand(shoulder, joints.arms[0]));
  if (pose.action === "play") instrument(brush);
  if (dress.book) brush.shape([220, 210, 190], polygon([0.16, -0.2], [0.27, -0.25], [0.28, -0.15], [0.17, -0.11]));
  pen.restore();
}

/** A sword: held before one in a fight, else down. */
function blade({ limb }: Brush, { action, seconds }: Pose, [x, y]: readonly [number, number]): void {
  const turn = action === "fight" ? -0.7 + 0.5 * Math.sin(seconds * 5) : 1.1;
  const at = (far: number): [number, number] => [x + Math.cos(turn) * far, y + Math.sin(turn) * far];
  limb([104, 76, 48], 0.024, at(-0.05), at(0.03));
  limb([206, 212, 222], 0.016, at(0.04), at(0.42));
}

/** A guitar before the body. */
function instrument(brush: Brush): void {
  brush.disc([158, 92, 46], 0.06, -0.1, 0.1, 0.075, -0.35);
  brush.disc([54, 34, 26], 0.07, -0.105, 0.026);
  brush.limb([92, 60, 40], 0.02, [0.12, -0.13], [0.34, -0.27]);
}

/** A lantern that hangs from a hand, and its light. */
function handLantern(brush: Brush, pose: Pose, [x, y]: readonly [number, number]): void {
  brush.pen.save();
  brush.pen.translate(x, y + 0.14);
  brush.pen.scale(0.16, 0.16);
  lantern(brush, pose, [236, 150, 62], 0);
  brush.pen.restore();
}

/** Seen from the front or the back. */
function facing(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen, limb, disc } = brush;
  const walks = pose.action === "walk" || pose.action === "run";
  const step = walks ? Math.sin(pose.stride) : 0;
  const bob = walks ? 0.012 * Math.cos(pose.stride * 2) : 0.004 * Math.sin(pose.seconds * 1.7);
  pen.save();
  pen.translate(0.008 * step, -0.468 - bob);
  for (const side of [-1, 1]) {
    const lift = Math.max(0, step * side) * 0.07;
    const foot = 0.452 + bob - lift;
    limb(
      dress.garment === "dress" ? dress.skin : dress.legs,
      0.07,
      [side * 0.04, 0],
      [side * 0.046, 0.22 - lift * 0.3],
      [side * 0.048, foot - 0.02],
    );
    disc(darker(dress.legs, 0.45), side * 0.052, foot, 0.036, 0.022);
  }
  const raised = pose.action === "wave" || pose.action === "dance" || pose.action === "jump";
  for (const side of [-1, 1]) {
    const swing = walks ? -step * side * 0.05 : 0;
    const up = raised && side > 0 ? Math.sin(pose.seconds * 7) * 0.05 : undefined;
    const holds = dress.umbrella && side > 0;
    const elbow: [number, number] = up === undefined ? [side * 0.15, -0.16] : [side * 0.2, -0.38];
    const fist: [number, number] = holds
      ? [0.1, -0.26]
      : up === undefined
        ? [side * 0.15, -0.02 + swing]
        : [side * 0.19 + up, -0.56];
    limb(darker(dress.top, 0.12), 0.055, [side * 0.105, -0.3], elbow, fist);
    disc(dress.skin, fist[0], fist[1], 0.023);
  }
  torso(brush, pose, { ...dress }, 0.108);
  if (dress.backpack && pose.view === "back")
    brush.shape(dress.backpack, softShape([-0.09, -0.33], [0.09, -0.33], [0.1, -0.1], [0, -0.06], [-0.1, -0.1]));
  head(brush, dress, pose);
  if (pose.view === "front") {
    const size = dress.child ? 0.088 : 0.064;
    for (const side of [-1, 1]) disc([40, 34, 34], side * size * 0.34, -0.372 - size * 0.95, size * 0.085, size * 0.12);
  }
  if (dress.umbrella) umbrella(brush, dress.umbrella, [0.09, -0.24]);
  if (dress.lantern) handLantern(brush, pose, [0.15, -0.02]);
  pen.restore();
}

function seated(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen, limb, disc } = brush;
  const breath = Math.sin(pose.seconds * 1.6) * 0.004;
  pen.save();
  pen.translate(-0.06, -0.05);
  limb(darker(dress.legs, 0.2), 0.07, [0, 0], [0.19, -0.1], [0.25, 0.02]);
  limb(dress.legs, 0.072, [0, 0], [0.22, -0.07], [0.3, 0.035]);
  disc(darker(dress.legs, 0.45), 0.335, 0.036, 0.05, 0.022);
  pen.translate(0, -0.02 - breath);
  pen.rotate(0.1);
  torso(brush, pose, { ...dress, garment: "jacket" }, 0.064);
  head(brush, dress, pose);
  const busy = pose.action === "read" || pose.action === "play";
  arm(brush, [0.01, -0.31], busy ? [0.5, -0.85] : [0.45, -0.35], dress.top, dress.skin);
  if (pose.action === "read" || dress.book)
    brush.shape([226, 216, 196], polygon([0.13, -0.2], [0.2, -0.29], [0.3, -0.28], [0.24, -0.18]));
  if (pose.action === "play") {
    brush.disc([150, 92, 48], 0.1, -0.1, 0.1, 0.075, -0.3);
    limb([92, 60, 40], 0.022, [0.14, -0.13], [0.4, -0.28]);
  }
  pen.restore();
}

/** Lying on air or water. */
function afloat(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen } = brush;
  const kick = Math.sin(pose.seconds * (pose.action === "swim" ? 5 : 1.6));
  pen.save();
  pen.translate(-0.1, -0.3);
  pen.rotate(Math.PI / 2 - 0.18);
  leg(brush, [0.12 + kick * 0.16, 0.2], darker(dress.legs, 0.2), dress);
  leg(brush, [-0.06 - kick * 0.16, 0.25], dress.legs, dress);
  torso(brush, pose, dress, 0.058);
  head(brush, dress, pose);
  arm(brush, [0.01, -0.31], pose.action === "swim" ? [2.6 + kick * 0.9, -0.2] : [2.9, 0], dress.top, dress.skin);
  pen.restore();
}
