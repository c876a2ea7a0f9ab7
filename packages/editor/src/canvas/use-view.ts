import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, useState } from "react";
import { useStore } from "zustand";
import type { Drawn } from "./graph/model.ts";
import { contains, regionOf, touches, type Region, type View } from "./graph/window.ts";
import type { Stage } from "./stage.ts";

/** Below this zoom a graph is drawn from afar: as boxes with the colour of their state. */
const farZoom = 0.15;
/** Below this one, too, when so many cards would be in sight that drawing them one by one is slow. */
const wordsZoom = 0.45;
const crowd = 150;
const margin = 0.6;

export interface Sight {
  /** The part of the graph that React Flow is given; undefined before the first look. */
  readonly region?: Region;
  /** The graph is drawn as a picture. */
  readonly far: boolean;
}

/** What is in sight, changed only when the view leaves it: a pan renders nothing until then. */
export function useView(drawn: Drawn, stage: Stage): Sight {
  const store = useStoreApi();
  const [sight, setSight] = useState<Sight>({ far: false });
  const fitted = useStore(stage, (state) => state.fitted);
  useLayoutEffect(() => {
    // Until the view has its place, whatever were mounted would be taken away at once.
    if (!fitted) return undefined;
    const look = () => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const view: View = { x, y, zoom, width, height };
      const now = regionOf(view, 0);
      const far = zoom < farZoom || (zoom < wordsZoom && isCrowded(drawn, now));
      setSight((before) => {
        const kept = before.region && contains(before.region, now) && !isWide(before.region, now);
        if (kept && before.far === far) return before;
        return { far, region: kept && before.region ? before.region : regionOf(view, margin) };
      });
    };
    look();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) look();
    });
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
const isWide = (region: Region, now: Region): boolean => region.right - region.left > 3.3 * (now.right - now.left);
