import type { CameraMove } from "../../../craft/camera.ts";
import { unjudged } from "./finding.ts";
import type { Observations, Step } from "./observe.ts";
import { mean } from "./statistics.ts";
import type { Judged } from "./quality.ts";
import { type Editing, steadySteps } from "./shots.ts";
import { cameraDominance, cameraSpeed, detection, portion, trust, zoomRadius } from "./thresholds.ts";

/** Mean speed of the camera in picture widths a second (zoom as seen at `zoomRadius`), and how sure that is. */
export interface CameraPace {
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
  /** Mean speed whatever the direction. */
  readonly unrest: number;
  /** 0 to 1. */
  readonly agreement: number;
}

type Axis = "pan" | "tilt" | "zoom";

/** The motion of a clip's camera, from all steps inside shots where the picture moves as one. */
export function paceOf(seen: Observations, editing: Editing): CameraPace | undefined {
  const { camera: least } = detection;
  const { looks, steps } = seen;
  const usable = steadySteps(seen, editing)
    .flat()
    .filter(({ camera }) => camera.evidence > least.evidence && camera.agreement > least.agreement);
  if (usable.length < Math.max(2, steps.length * least.steps)) return undefined;
  const rate = (read: (step: Step) => number): number =>
    usable.reduce((sum, step) => sum + read(step), 0) /
    usable.reduce((sum, { from, to }) => sum + looks[to]!.seconds - looks[from]!.seconds, 0);
  return {
    pan: rate(({ camera }) => camera.pan),
    tilt: rate(({ camera }) => camera.tilt),
    zoom: rate(({ camera }) => camera.zoom) * zoomRadius,
    unrest: rate(({ camera }) => Math.hypot(camera.pan, camera.tilt, camera.zoom * zoomRadius)),
    agreement: mean(usable.map(({ camera }) => camera.agreement)),
  };
}

/** Compares the move that was asked for with the measured one. Only the axis asked for counts, unless another one dominates. */
export function judgeCamera(asked: CameraMove, pace: CameraPace | undefined): Judged {
  const axis = axisOf(asked);
  if (axis === undefined && asked.move !== "static")
    return { score: unjudged(`A move like "${asked.text}" can't be measured from the picture`), features: {} };
  if (pace === undefined)
    return { score: unjudged("Too little steady texture to see how the camera moves"), features: {} };
  const features = { cameraPan: pace.pan, cameraTilt: pace.tilt, cameraZoom: pace.zoom };
  const speed = cameraSpeed[asked.speed];
  const found = describe(pace);
  const given = (score: number): Judged => ({
    score: {
      score: Math.round(score * 100) / 100,
      reasons: [`Asked for "${asked.text}"; measured: ${found}`],
      by: ["measured"],
      confidence: trust.camera * pace.agreement,
    },
    features,
  });

  if (axis === undefined) {
    // A hand that shakes moves, but gets nowhere; a tripod does neither.
    const moving = (Math.hypot(pace.pan, pace.tilt, pace.zoom) + pace.unrest) / 2;
    return given(10 * (1 - portion(moving, { half: cameraSpeed.normal, slope: 1.5 })));
  }
  const way = asked.direction === undefined ? Math.abs(pace[axis]) : pace[axis] * sign(asked.direction);
  const seen = portion(Math.abs(way), { half: speed, slope: 2 });
  // A camera that stands still is wrong, one that goes the other way is worse.
  if (way < 0) return given(2 * (1 - seen));
  const others = Math.max(
    ...(["pan", "tilt", "zoom"] as const).filter((a) => a !== axis).map((a) => Math.abs(pace[a])),
  );
  return given(2 + 8 * seen * (1 - portion(others / Math.max(way, 1e-6), cameraDominance)));
}

function axisOf({ move }: CameraMove): Axis | undefined {
  if (move === "pan" || move === "tilt" || move === "zoom") return move;
  // Seen from the picture alone, driving towards something grows it as zooming does.
  return move === "dolly" ? "zoom" : undefined;
}

function sign(direction: NonNullable<CameraMove["direction"]>): number {
  return direction === "right" || direction === "up" || direction === "in" ? 1 : -1;
}

function describe(pace: CameraPace): string {
  const parts = [
    { speed: pace.pan, name: pace.pan > 0 ? "pan right" : "pan left" },
    { speed: pace.tilt, name: pace.tilt > 0 ? "tilt up" : "tilt down" },
    { speed: pace.zoom, name: pace.zoom > 0 ? "moving in" : "moving out" },
  ].filter(({ speed }) => Math.abs(speed) >= cameraSpeed.slow / 2);
  if (parts.length === 0) return "the camera stands still";
  return parts
    .toSorted((a, b) => Math.abs(b.speed) - Math.abs(a.speed))
    .map(({ speed, name }) => `${name} (${(Math.abs(speed) * 100).toFixed(1)} % of the width a second)`)
    .join(", ");
}
