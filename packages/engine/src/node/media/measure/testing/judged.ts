import type { Measurement } from "../../../../host.ts";
import { judge } from "../judge.ts";
import { type Frame, observe } from "../observe.ts";

/** Judges frames without going through a file. */
export async function judged(frames: readonly Frame[], prompt?: string): Promise<Measurement> {
  return judge(await observe(frames), prompt);
}

/** The mean of what was judged, as the `evaluate` node takes it. */
export function overall({ visualQuality, consistency, camera }: Measurement): number {
  const marks = [visualQuality, consistency, camera].flatMap((mark) => mark?.score ?? []);
  return marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
}
