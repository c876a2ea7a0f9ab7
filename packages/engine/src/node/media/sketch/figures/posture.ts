import { type Pose } from "./brush.ts";
import { type Dress } from "./body.ts";

interface Joints {
  readonly hip: number;
  readonly lean: number;
  readonly legs: readonly [readonly [thigh: number, knee: number], readonly [thigh: number, knee: number]];
  readonly arms: readonly [readonly [upper: number, elbow: number], readonly [upper: number, elbow: number]];
}

/** How a person holds hips and limbs at a moment of what they do. */
export function posture(pose: Pose, dress: Dress): Joints {
  const { action, stride, seconds, progress } = pose;
  const breath = Math.sin(seconds * 1.7) * 0.02;
  const holds = dress.umbrella !== undefined ? ([0.55, -1.75] as const) : undefined;
  if (dress.board) {
    const give = Math.sin(seconds * 2.6) * 0.04;
    return {
      hip: 0.4 + give * 0.4,
      lean: 0.3 + give,
      legs: [
        [0.62, 1.02],
        [0.28, 0.95],
      ],
      arms: [
        [0.9 + give * 2, -0.9],
        [-0.4 - give * 3, -0.8],
      ],
    };
  }
  if (action === "run") {
    const leg = (phase: number) => [Math.sin(phase) * 0.85, 0.35 + 1.0 * Math.max(0, Math.cos(phase + 0.5))] as const;
    const swing = Math.sin(stride);
    return {
      hip: 0.455 + 0.025 * Math.abs(Math.cos(stride)),
      lean: 0.2,
      legs: [leg(stride), leg(stride + Math.PI)],
      arms: [holds ?? [-swing * 0.9, -1.3], [swing * 0.9, -1.3]],
    };
  }
  if (action === "jump" || action === "dance") {
    const hop = Math.abs(Math.sin(seconds * 3.4));
    const sway = Math.sin(seconds * 3.4);
    return {
      hip: 0.45 + hop * (action === "jump" ? 0.26 : 0.06),
      lean: sway * 0.1,
      legs: [
        [0.35 + sway * 0.4, 0.5 * hop + 0.2],
        [-0.3 + sway * 0.3, 0.9 * hop + 0.15],
      ],
      arms: [
        [2.3 + sway * 0.5, -0.4],
        [-2.2 + sway * 0.5, 0.5],
      ],
    };
  }
  if (action === "fall" || action === "drift" || action === "rise") {
    const t = seconds * 1.1;
    return {
      hip: 0.48,
      lean: action === "fall" ? 0.5 : 0.12,
      legs: [
        [0.35 + 0.12 * Math.sin(t), 0.5],
        [-0.2 + 0.1 * Math.sin(t + 1), 0.7],
      ],
      arms: [
        [1.15 + 0.2 * Math.sin(t), -0.4],
        [-1.0 + 0.2 * Math.sin(t + 2), 0.4],
      ],
    };
  }
  if (action === "walk" || action === "drive" || action === "sail") {
    const amount = dress.old ? 0.34 : 0.46;
    const leg = (phase: number) =>
      [Math.sin(phase) * amount + 0.03, 0.1 + 0.75 * Math.max(0, Math.cos(phase + 0.35)) ** 1.5] as const;
    const swing = Math.sin(stride) * 0.42;
    return {
      hip: 0.462 + 0.012 * Math.cos(stride * 2),
      lean: dress.old ? 0.16 : 0.045,
      legs: [leg(stride), leg(stride + Math.PI)],
      arms: [holds ?? [-swing, -0.22], [swing, -0.22]],
    };
  }
  if (action === "fight") {
    const lunge = Math.sin(seconds * 3.2);
    return {
      hip: 0.42 + 0.015 * lunge,
      lean: 0.12 + 0.1 * lunge,
      legs: [
        [0.5 + 0.14 * lunge, 0.55],
        [-0.5 - 0.1 * lunge, 0.12],
      ],
      arms: [
        [1.25 + 0.35 * lunge, -0.3],
        [-0.7 - 0.3 * lunge, -0.6],
      ],
    };
  }
  const talking =
    action === "talk"
      ? ([0.5 + 0.25 * Math.sin(seconds * 2.3), -1.0 + 0.4 * Math.sin(seconds * 3.1)] as const)
      : action === "play"
        ? ([0.35 + 0.05 * Math.sin(seconds * 9), -1.3] as const)
        : undefined;
  const waving = action === "wave" ? ([2.5, -0.5 + 0.5 * Math.sin(seconds * 7)] as const) : undefined;
  return {
    hip: 0.468,
    lean: dress.old ? 0.12 : 0.01 + breath * 0.3,
    legs: [
      [0.05, 0.04],
      [-0.06, 0.05],
    ],
    arms: [
      holds ??
        waving ??
        talking ??
        (action === "drink" ? [0.5, -1.9 + 0.5 * Math.sin(progress * 6)] : [0.1 + breath, -0.16]),
      [-0.08 + breath, -0.12],
    ],
  };
}
