import { Panel, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, type PointerEvent } from "react";
import { useReactFlow } from "@xyflow/react";
import { useStore } from "zustand";
import { hasError } from "../../run/plan-store.ts";
import { useEditor, type Editor } from "../../session/editor.ts";
import { theme } from "../../styles/theme.ts";
import styles from "../canvas.module.css";
import { nodeOfRun } from "../graph/model.ts";
import { boundsOf } from "../graph/window.ts";
import { words } from "../words.ts";
import { drawNode, isGround, type Picture } from "./draw.ts";
import { readInks } from "./palette.ts";

const size = { width: 180, height: 112 };
const pad = 8;
/** A run changes colours many times a second; here that is shown so often, in ms. */
const tickMs = 250;

/** The whole graph, small, coloured by state; the part in view is framed. A click or a drag goes there. */
export function MiniMap() {
  const { stage, run, plan } = useEditor();
  const shown = useStore(stage, (state) => state.minimap && state.drawn.nodes.length > 0);
  return shown ? <Overview stage={stage} run={run} plan={plan} /> : null;
}

function Overview({ stage, run, plan }: Pick<Editor, "stage" | "run" | "plan">) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture>({ left: 0, top: 0, scale: 1 });
  const text = words.use();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let inks = readInks();
    const wrong = (id: string) => hasError(plan.getState().problemsOf.get(id));
    const look = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const { left, top, scale } = picture.current;
      if (!frame.current) return;
      frame.current.style.transform = `translate(${(-x / zoom - left) * scale}px, ${(-y / zoom - top) * scale}px)`;
      frame.current.style.width = `${(width / zoom) * scale}px`;
      frame.current.style.height = `${(height / zoom) * scale}px`;
    };
    const paint = () => {
      timer = undefined;
      const { drawn } = stage.getState();
      const bounds = boundsOf(drawn.nodes);
      if (!bounds) return;
      const [wide, high] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
      const scale = Math.min((size.width - 2 * pad) / wide, (size.height - 2 * pad) / high, 0.12);
      picture.current = {
        left: (bounds.left + bounds.right) / 2 - size.width / 2 / scale,
        top: (bounds.top + bounds.bottom) / 2 - size.height / 2 / scale,
        scale,
      };
      const pixels = devicePixelRatio;
      element.width = size.width * pixels;
      element.height = size.height * pixels;
      context.setTransform(pixels, 0, 0, pixels, 0, 0);
      const runs = run.getState().nodes;
      const brush = { context, picture: picture.current, inks, runs, selected: () => false, wrong };
      for (const node of drawn.nodes) drawNode(brush, node, node.position);
      look();
    };
    const soon = (ms: number) => (timer ??= setTimeout(paint, ms));
    // A run changes colours many times a second: only what changed is painted over, and not each time.
    let ticking: ReturnType<typeof setTimeout> | undefined;
    let painted = run.getState().nodes;
    const tick = () => {
      ticking = undefined;
      const { nodes } = run.getState();
      const { drawn } = stage.getState();
      const brush = { context, picture: picture.current, inks, runs: nodes, selected: () => false, wrong };
      for (const [id, one] of nodes) {
        const node = one.state === painted.get(id)?.state ? undefined : nodeOfRun(drawn, id);
        // The ground lies under others, and has no colour of its own.
        if (node && !isGround(node)) drawNode(brush, node, node.position);
      }
      if (nodes.size < painted.size) soon(0);
      painted = nodes;
    };
    paint();
    const stops = [
      stage.subscribe((now, before) => now.drawn !== before.drawn && soon(60)),
      run.subscribe((now, before) => {
        if (now.nodes !== before.nodes) ticking ??= setTimeout(tick, tickMs);
      }),
      plan.subscribe((now, before) => now.problemsOf !== before.problemsOf && soon(60)),
      store.subscribe(look),
      theme.subscribe(() =>
        setTimeout(() => {
          inks = readInks();
          paint();
        }),
      ),
    ];
    return () => {
      clearTimeout(timer);
      clearTimeout(ticking);
      for (const stop of stops) stop();
    };
  }, [stage, run, plan, store]);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { left: x, top: y, scale } = picture.current;
    void flow.setCenter(x + (event.clientX - left) / scale, y + (event.clientY - top) / scale, {
      zoom: flow.getZoom(),
    });
  };
  return (
    <Panel position="bottom-right" className={styles["minimap"] ?? ""}>
      <div
        className={styles["map"]}
        style={size}
        role="img"
        aria-label={text.minimap}
        onPointerDown={go}
        onPointerMove={go}
      >
        <canvas ref={canvas} style={size} />
        <div ref={frame} className={styles["inView"]} />
      </div>
    </Panel>
  );
}
