const two = (value: number | string, length = 2) => String(value).padStart(length, "0");

/** A place in a clip, as editors write it: hours, minutes, seconds and frames, `00:00:03:04`. */
export function timecode(seconds: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const frames = Math.floor(Math.max(0, seconds) * fps + 1e-3);
  const whole = Math.floor(frames / rate);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60, frames % rate]
    .map((part) => two(part))
    .join(":");
}

/** A time of so many ms as a clock shows it: `02:08`, with hours where there are any `1:02:08`; with tenths `00:09.5`. */
export function clock(ms: number, { tenths = false } = {}): string {
  const all = Math.max(0, Math.floor(ms / 100));
  const [hours, minutes, seconds] = [Math.floor(all / 36_000), Math.floor(all / 600) % 60, Math.floor(all / 10) % 60];
  const rest = `${two(minutes)}:${two(seconds)}${tenths ? `.${all % 10}` : ""}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
