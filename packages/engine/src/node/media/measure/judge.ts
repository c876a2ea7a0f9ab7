import { readCamera } from "../../../craft/camera.ts";
import type { Measurement } from "../../../host.ts";
import { judgeCamera, paceOf } from "./camera-score.ts";
import { judgeConsistency } from "./consistency.ts";
import type { Observations } from "./observe.ts";
import { unjudged } from "./finding.ts";
import { judgeQuality } from "./quality.ts";
import { editingOf } from "./shots.ts";

/** Turns what was seen into marks from 0 to 10. They are proxies: measured on pixels, no substitute for a viewer. */
export function judge(seen: Observations, prompt?: string): Measurement {
  if (seen.looks.length < 2) {
    const short = unjudged("Too short: a clip has at least two frames");
    return { visualQuality: short, consistency: short, features: {} };
  }
  const asked = prompt === undefined ? undefined : readCamera(prompt);
  const editing = editingOf(seen);
  const quality = judgeQuality(seen, editing, asked?.move === "static");
  const consistency = judgeConsistency(seen, editing);
  const camera = asked === undefined ? undefined : judgeCamera(asked, paceOf(seen, editing));
  return {
    visualQuality: quality.score,
    consistency: consistency.score,
    ...(camera === undefined ? {} : { camera: camera.score }),
    features: { ...quality.features, ...consistency.features, ...camera?.features },
  };
}
