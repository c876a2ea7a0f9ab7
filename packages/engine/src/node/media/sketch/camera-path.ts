import type { CameraMove } from "../../../craft/camera.ts";
import type { Random } from "../../../models/sketch/random.ts";
import { atRest, type Stage, type View } from "./stage.ts";

/** The camera's view at a time from 0 (first frame) to 1 (last frame). */
export type CameraPath = (time: number) => View;

/** What the camera heads for, from the vanishing point at rest. */
interface Focus {
  readonly x: number;
  readonly y: number;
}

/** Share of the full travel for each pace; a long take at the same pace travels further. */
const reach = { slow: 0.75, normal: 1, fast: 1.6 } as const;

/**
 * The way of the camera through a take of `seconds`. The picture at rest stands at the start of moves that leave it
 * (push in, pan) and at the end of those that arrive at it (pull out, crane down).
 */
export function cameraPath(
  stage: Stage,
  move: CameraMove | undefined,
  focus: Focus,
  { seconds, handheld, random, narrow }: { seconds: number; handheld: boolean; random: Random; narrow: boolean },
): CameraPath {
  const amount = reach[move?.speed ?? "normal"] * Math.min(1.35, Math.max(0.45, seconds / 5));
  // Between houses there is less way to the side than in the open.
  const steer = steering(stage, move, focus, narrow && move?.move === "track" ? amount * 0.5 : amount);
  const sway = handheld ? swaying(stage, random, seconds) : undefined;
  return (time) => {
    const view = { ...atRest, focusX: focus.x, focusY: focus.y, ...steer(ease(time)) };
    if (sway === undefined) return view;
    const [x, y, roll] = sway(time);
    return { ...view, yaw: view.yaw + x, pitch: view.pitch + y, roll };
  };
}

/** Starts and ends softly and runs evenly between. */
function ease(time: number): number {
  const soft = 0.18;
  const t = Math.max(0, Math.min(1, time));
  const area = 1 - soft;
  if (t < soft) return (t * t) / (2 * soft) / area;
  if (t > 1 - soft) return 1 - ((1 - t) * (1 - t)) / (2 * soft) / area;
  return (t - soft / 2) / area;
}

type Steering = (share: number) => Partial<View>;

function steering(stage: Stage, move: CameraMove | undefined, focus: Focus, amount: number): Steering {
  const wide = stage.width;
  const high = stage.height;
  const into = (z: number): Partial<View> => ({ z, x: focus.x * z, y: -focus.y * z });
  const sign = move?.direction === "left" || move?.direction === "down" ? -1 : 1;
  switch (move?.move) {
    case "pan": {
      const far = Math.min(0.62, 0.42 * amount) * wide * sign;
      return (s) => ({ yaw: far * (s - 0.5) });
    }
    case "tilt": {
      const far = Math.min(0.5, 0.36 * amount) * high * sign;
      return (s) => ({ pitch: far * (s - (sign > 0 ? 0.25 : 0.75)) });
    }
    case "dolly": {
      const far = Math.min(0.42, 0.33 * amount);
      // A lens breathes a little with the move, so that a far background grows too.
      const grown = Math.min(0.3, 0.26 * amount);
      const at = (s: number) => ({ ...into(far * s), zoom: 1 + grown * s });
      return move.direction === "out" ? (s) => at(1 - s) : at;
    }
    case "zoom": {
      const far = Math.min(0.75, 0.42 * amount);
      return move.direction === "out" ? (s) => ({ zoom: 1 + far * (1 - s) }) : (s) => ({ zoom: 1 + far * s });
    }
    case "orbit": {
      // Camera travels round the subject while it turns to keep it in place: what is behind slides the other way.
      const far = Math.min(0.62, 0.42 * amount) * wide * sign;
      return (s) => ({ x: far * (s - 0.5), yaw: -far * (s - 0.5), z: 0.05 * Math.sin(Math.PI * s) });
    }
    case "crane": {
      const far = Math.min(0.45, 0.28 * amount) * high * sign;
      // A jib tilts a little against its travel, which holds the subject in the frame.
      return (s) => {
        const height = far * (s - (sign > 0 ? 0.4 : 0.6));
        return { y: height, pitch: -height * 0.2 };
      };
    }
    case "track": {
      const far = Math.min(1.3, 0.75 * amount) * wide * sign;
      return (s) => ({ x: far * (s - 0.5) });
    }
    case "static":
      return () => ({});
    case undefined:
      // Nobody asked for a move: a breath of a zoom, so that the picture lives.
      return (s) => ({ zoom: 1 + 0.035 * s });
  }
}

/** A shoulder that breathes and steps: slow waves, never the same, at most about one per cent of the frame. */
function swaying(stage: Stage, random: Random, seconds: number): (time: number) => readonly [number, number, number] {
  const waves = Array.from({ length: 3 }, () =>
    Array.from({ length: 3 }, (_, i) => ({
      rate: (0.35 + 0.55 * i + 0.3 * random()) * 2 * Math.PI,
      phase: random() * 2 * Math.PI,
      size: [1, 0.55, 0.22][i] ?? 0,
    })),
  );
  const at = (axis: number, t: number) =>
    (waves[axis] ?? []).reduce((sum, { rate, phase, size }) => sum + size * Math.sin(rate * t + phase), 0);
  return (time) => {
    const t = time * seconds;
    return [at(0, t) * stage.width * 0.006, at(1, t) * stage.height * 0.007, at(2, t) * 0.0035];
  };
}
