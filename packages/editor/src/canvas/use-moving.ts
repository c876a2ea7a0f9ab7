import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect, type RefObject } from "react";

/** How long the view must rest before the graph is drawn sharp at its new scale, in ms. */
const restMs = 150;

/**
 * Marks the canvas while its view moves. What it shows is then a layer of its own, which the browser moves and scales as
 * it is, where it would draw every card anew in each frame.
 */
export function useMoving(section: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useLayoutEffect(() => {
    const element = section.current;
    if (!element) return undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((now, before) => {
      if (now.transform !== before.transform) element.dataset["moving"] = "true";
      else if (now.paneDragging === before.paneDragging) return;
      clearTimeout(rest);
      // A hand that holds still, or a machine that is slow, hasn't let go.
      if (!now.paneDragging) rest = setTimeout(() => delete element.dataset["moving"], restMs);
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [section, store]);
}
