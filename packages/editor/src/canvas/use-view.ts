import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { whenIdle } from "../ui/when-idle.ts";
import type { Drawn } from "./graph/model.ts";
import { contains, grown, reaching, regionOf, touches, type Region, type View } from "./graph/window.ts";
import type { Stage } from "./stage.ts";
import { wordsZoom } from "./zoom.ts";

/** Below this zoom a graph is drawn from afar: as boxes with the colour of their state. */
const farZoom = 0.15;
/** Where words can't be read it is, too, when so many cards would be in sight that drawing them one by one is slow. */
const crowd = 150;
const margin = 0.5;
/** How much of the view's size is added at a time while the page has nothing else to do. */
const step = 0.15;
/** How long the view must rest before that begins, in ms; a page that is never idle does it so late all the same. */
const restMs = 250;
const busyMs = 1000;

export interface Sight {
  /** The view with a margin around it; undefined before the first look. */
  readonly region?: Region;
  /** The part of it whose nodes and wires React Flow is given. */
  readonly near?: Region | undefined;
  /** The graph is drawn as a picture. */
  readonly far: boolean;
}

/**
 * What is in sight, changed only when the view leaves it: a pan renders nothing until then. What lies around the view is
 * added little by little while the page has nothing else to do, so that a pan finds it there.
 */
export function useView(drawn: Drawn, stage: Stage): Sight {
  const store = useStoreApi();
  const [sight, setSight] = useState<Sight>({ far: false });
  const latest = useRef(sight);
  const fitted = useStore(stage, (state) => state.fitted);
  useLayoutEffect(() => {
    // Until the view has its place, whatever were mounted would be taken away at once.
    if (!fitted) return undefined;
    const viewNow = (): View => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      return { x, y, zoom, width, height };
    };
    const put = (next: Sight) => setSight((latest.current = next));
    let callOff = () => {};
    const look = () => {
      const view = viewNow();
      const now = regionOf(view, 0);
      const far = view.zoom < farZoom || (view.zoom < wordsZoom && isCrowded(drawn, now));
      const before = latest.current;
      const kept = before.region && contains(before.region, now) && !isWide(before.region, now);
      const region = kept && before.region ? before.region : regionOf(view, margin);
      // From afar nothing is mounted.
      const near = far ? undefined : reaching(before.near, now, region);
      if (region !== before.region || near !== before.near || far !== before.far) put({ far, region, near });
      callOff();
      const rest = setTimeout(settle, restMs);
      callOff = () => clearTimeout(rest);
    };
    // The margin is the same on each side again, and what a zoom or a long pan left beyond it is taken away.
    const settle = () => {
      const { far, near } = latest.current;
      const region = regionOf(viewNow(), margin);
      if (near) put({ far, region, near: reaching(near, regionOf(viewNow(), 0), region) });
      callOff = whenIdle(addMore, busyMs);
    };
    const addMore = () => {
      const { near, region } = latest.current;
      const more = near && region && grown(near, region, regionOf(viewNow(), 0), step);
      if (!more || more === near || isCrowded(drawn, more)) return;
      put({ ...latest.current, near: more });
      callOff = whenIdle(addMore, busyMs);
    };
    look();
    const stop = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) look();
    });
    return () => {
      callOff();
      stop();
    };
  }, [store, drawn, fitted]);
  return sight;
}

function isCrowded({ nodes }: Drawn, region: Region): boolean {
  if (nodes.length <= crowd) return false;
  let count = 0;
  for (const node of nodes) if (touches(node, region) && ++count > crowd) return true;
  return false;
}

/** After zooming in, the region is far larger than what is in sight. */
const isWide = (region: Region, now: Region): boolean => region.right - region.left > 3 * (now.right - now.left);
