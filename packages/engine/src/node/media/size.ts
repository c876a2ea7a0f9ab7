import type { Size } from "../../host.ts";

/** The nearest smaller size that H.264 can hold: even numbers, at least 2. */
export function evenSize({ width, height }: Size): Size {
  return { width: Math.max(2, width & ~1), height: Math.max(2, height & ~1) };
}

/** The largest size of the shape of `inner` within `outer` (or, with `cover`, the smallest around it), in whole pixels. */
export function fitSize(inner: Size, outer: Size, cover = false): Size {
  const scales = [outer.width / inner.width, outer.height / inner.height];
  const scale = cover ? Math.max(...scales) : Math.min(...scales);
  return { width: Math.max(1, Math.round(inner.width * scale)), height: Math.max(1, Math.round(inner.height * scale)) };
}
