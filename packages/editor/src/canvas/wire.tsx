import { BaseEdge, EdgeLabelRenderer, useReactFlow, useStore as useFlowStore, type EdgeProps } from "@xyflow/react";
import { memo, useState, type PointerEvent } from "react";
import { useStore } from "zustand";
import { useEditor, useRun } from "../session/editor.ts";
import styles from "./canvas.module.css";
import { leadWire } from "./connect/wire-edits.ts";
import type { WireEdge } from "./graph/model.ts";
import { splitPath } from "./scope.ts";
import { wireMiddle, wirePath } from "./wire-path.ts";
import { words as cardWords } from "./card/words.ts";
import { words } from "./words.ts";
import { wordsZoom } from "./zoom.ts";

type Points = readonly (readonly [number, number])[];

const noPoints: Points = [];

/** A connection in the colour of what flows; a list is drawn double. It may be led through points. */
export const Wire = memo(function Wire({
  id,
  source,
  sourceX,
  sourceY,
  targetX,
  targetY,
  target,
  data,
  selected,
}: EdgeProps<WireEdge>) {
  const editor = useEditor();
  const { stage } = editor;
  const far = useFlowStore(({ transform }) => transform[2] < wordsZoom);
  const isOver = useStore(stage, ({ over }) => over === id);
  const [dragged, setDragged] = useState<Points>();
  const [giver, taker] = [source, target].map((end) => `${data?.run}${splitPath(end).id}`) as [string, string];
  const state = useRun(({ nodes }) => nodes.get(giver)?.state);
  const reader = useRun(({ nodes }) => nodes.get(taker)?.state);
  const count = useRun(({ nodes }) => (data?.list ? (nodes.get(taker)?.units.length ?? 0) : 0));
  const route = dragged ?? data?.route ?? noPoints;
  const [from, to] = [[sourceX, sourceY] as const, [targetX, targetY] as const];
  const path = wirePath(from, to, route);
  const [labelX, labelY] = wireMiddle(from, to, route);
  const text = words.use();
  const cardText = cardWords.use();
  const save = (points: Points) => {
    setDragged(undefined);
    leadWire(editor, { id, target }, points);
  };
  return (
    <g
      className={styles["wire"]}
      data-over={isOver}
      data-selected={selected}
      data-flows={reader === "running" && state !== "running"}
      data-skipped={reader === "skipped" || state === "skipped"}
      style={{ color: `var(--kind-${data?.kind ?? "any"})` }}
    >
      <BaseEdge id={id} path={path} interactionWidth={18} style={{ strokeWidth: data?.list ? 4.4 : 1.7 }} />
      {data?.list === true && <path d={path} className={styles["core"]} />}
      {!far &&
        route.map((at, index) => (
          <RoutePoint
            key={index}
            at={at}
            label={text.routePoint}
            move={(to) => setDragged(route.with(index, to))}
            drop={() => save(route)}
            remove={() => save(route.toSpliced(index, 1))}
          />
        ))}
      {!far && count > 1 && (
        <EdgeLabelRenderer>
          <span
            className={styles["count"]}
            style={{
              transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)`,
              color: `var(--kind-${data?.kind ?? "any"})`,
            }}
          >
            {cardText.items(count)}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

function RoutePoint({
  at: [x, y],
  label,
  move,
  drop,
  remove,
}: {
  readonly at: readonly [number, number];
  readonly label: string;
  readonly move: (to: readonly [number, number]) => void;
  readonly drop: () => void;
  readonly remove: () => void;
}) {
  const flow = useReactFlow();
  const hold = (event: PointerEvent<SVGCircleElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    if (event.altKey) remove();
    else event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<SVGCircleElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const to = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    move([to.x, to.y]);
  };
  const release = (event: PointerEvent<SVGCircleElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.currentTarget.releasePointerCapture(event.pointerId);
    drop();
  };
  return (
    <circle
      className={`${styles["point"]} nopan nodrag`}
      cx={x}
      cy={y}
      r={6}
      role="img"
      aria-label={label}
      onPointerDown={hold}
      onPointerMove={drag}
      onPointerUp={release}
      onDoubleClick={(event) => {
        event.stopPropagation();
        remove();
      }}
    >
      <title>{label}</title>
    </circle>
  );
}
