import { useReactFlow, useStore, useStoreApi, type Viewport } from "@xyflow/react";
import { useEffect, useRef, type RefObject } from "react";
import { useEditor } from "../session/editor.ts";
import type { CanvasNode } from "./graph/model.ts";
import { boundsOf, contains, regionOf } from "./graph/window.ts";
import type { Camera } from "./stage.ts";
import { wordsZoom } from "./zoom.ts";

const padding = 0.12;
const quickMs = 160;
/** A node that is shown is shown at least this large. */
const readable = 0.6;
/** A graph of more nodes than this is opened whole, however small. */
const many = 60;

/** Room beside where a graph begins, in pixels of the window. */
const aside = 72;

/** The view of where one begins to read: what is leftmost, halfway down unless that leaves room above the graph. */
function beginningOf(nodes: readonly CanvasNode[], height: number): Viewport {
  const zoom = readable;
  const { left = 0, top = 0 } = boundsOf(nodes) ?? {};
  const first = nodes.find(({ position }) => position.x === left);
  const middle = (first?.position.y ?? top) + (first?.height ?? 0) / 2;
  return { x: aside - left * zoom, y: Math.min(height / 2 - middle * zoom, aside - top * zoom), zoom };
}

/**
 * Gives the commands a camera, and remembers where the pointer was. Fits the view when another scope is opened, and again
 * when room is given or taken while the view is still as it was fitted: what was in sight stays so beside a panel. A graph
 * that is too wide to be read then is shown from its beginning, where there is room for that.
 */
export function useCamera(section: RefObject<HTMLElement | null>, scope: string, ready: boolean, roomy: boolean): void {
  const { stage } = useEditor();
  const flow = useReactFlow();
  const store = useStoreApi();
  const pointer = useRef<readonly [number, number]>(undefined);
  useEffect(() => {
    const element = section.current;
    if (!element) return undefined;
    const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : quickMs;
    const middle = (): readonly [number, number] => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    /** The view as all of it was fitted last. */
    let fitted: readonly number[] | undefined;
    const toCanvas: Camera["toCanvas"] = ([x, y]) => {
      const at = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
      return [at.x, at.y];
    };
    const fit = (ids: readonly string[] | undefined, ms: number) => {
      const { nodes, byId } = stage.getState().drawn;
      const bounds = boundsOf(ids ? ids.flatMap((id) => byId.get(id) ?? []) : nodes);
      const { width, height, minZoom } = store.getState();
      if (!bounds || width === 0) return;
      const [wide, high] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
      const room = 1 - 2 * padding;
      const zoom = Math.max(minZoom, Math.min(1, (width * room) / wide, (height * room) / high));
      const x = width / 2 - ((bounds.left + bounds.right) / 2) * zoom;
      const y = height / 2 - ((bounds.top + bounds.bottom) / 2) * zoom;
      fitted = ids ? undefined : [x, y, zoom];
      void flow.setViewport({ x, y, zoom }, { duration: ms });
    };
    const stop = store.subscribe(({ width, height, transform }, before) => {
      if (width === before.width && height === before.height) return;
      if (fitted?.every((value, at) => Math.abs(value - transform[at]!) < 0.01)) fit(undefined, 0);
    });
    stage.camera = {
      fit: (ids, atOnce = false) => fit(ids, atOnce ? 0 : duration),
      show(id) {
        const node = stage.getState().drawn.byId.get(id);
        if (!node) return;
        const { x, y } = node.position;
        const zoom = Math.max(readable, flow.getZoom());
        void flow.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom, duration });
      },
      reveal(ids) {
        // What was just unfolded is drawn a frame later.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { byId } = stage.getState().drawn;
            const bounds = boundsOf(ids.flatMap((id) => byId.get(id) ?? []));
            const { width, height, transform } = store.getState();
            const [x, y, zoom] = transform;
            const seen = bounds && regionOf({ x, y, zoom, width, height }, 0);
            if (bounds && seen && !contains(seen, bounds)) fit(ids, duration);
          }),
        );
      },
      zoom: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration }),
      actualSize: () => void flow.zoomTo(1, { duration }),
      toCanvas,
      toScreen([x, y]) {
        const at = flow.flowToScreenPosition({ x, y });
        return [at.x, at.y];
      },
      pointer: () => toCanvas(pointer.current ?? middle()),
      frame() {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height];
      },
      focus(id) {
        // What was just added or selected is there a frame later.
        requestAnimationFrame(() => {
          const node = id === undefined ? null : element.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
          (node ?? element).focus({ preventScroll: true });
        });
      },
    };
    const follow = ({ clientX, clientY }: PointerEvent) => (pointer.current = [clientX, clientY]);
    const leave = () => (pointer.current = undefined);
    element.addEventListener("pointermove", follow, { passive: true });
    element.addEventListener("pointerleave", leave);
    return () => {
      stop();
      element.removeEventListener("pointermove", follow);
      element.removeEventListener("pointerleave", leave);
    };
  }, [section, stage, flow, store]);
  const shown = useRef<string>(undefined);
  const measured = useStore(({ width, height }) => width > 0 && height > 0);
  useEffect(() => {
    if (!ready || !measured || shown.current === scope) return;
    shown.current = scope;
    stage.camera.fit(undefined, true);
    const { nodes } = stage.getState().drawn;
    if (roomy && flow.getZoom() < wordsZoom && nodes.length <= many)
      void flow.setViewport(beginningOf(nodes, store.getState().height));
    stage.setState({ fitted: true });
  }, [stage, flow, store, ready, measured, scope, roomy]);
}
