import { useState, type KeyboardEvent, type PointerEvent } from "react";
import styles from "./run-panel.module.css";
import { words } from "./words.ts";

const stored = "reelgraph.runPanel.height";
const usual = 254;
const least = 140;
const step = 24;

/** The height that this person gave the panel, kept in the browser. */
export function useHeight(): [number, (height: number) => void] {
  const [height, setHeight] = useState(() => bounded(Number(localStorage.getItem(stored)) || usual));
  return [
    height,
    (to) => {
      localStorage.setItem(stored, String(bounded(to)));
      setHeight(bounded(to));
    },
  ];
}

const bounded = (height: number): number => Math.round(Math.max(least, Math.min(height, innerHeight * 0.75)));

/** The upper edge of the panel, to be dragged or moved with the arrow keys; a double click gives the usual height. */
export function Resizer({
  height,
  onChange,
}: {
  readonly height: number;
  readonly onChange: (height: number) => void;
}) {
  const text = words.use();
  const drag = (down: PointerEvent<HTMLElement>) => {
    const edge = down.currentTarget;
    edge.setPointerCapture(down.pointerId);
    const move = ({ clientY }: globalThis.PointerEvent) => onChange(height + down.clientY - clientY);
    edge.addEventListener("pointermove", move);
    edge.addEventListener("pointerup", () => edge.removeEventListener("pointermove", move), { once: true });
  };
  const key = ({ key: name, preventDefault }: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[name];
    if (by === undefined) return;
    preventDefault();
    onChange(height + by);
  };
  return (
    <div
      className={styles["resizer"]}
      role="separator"
      aria-orientation="horizontal"
      aria-label={text.resize}
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={Math.round(innerHeight * 0.75)}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={key}
      onDoubleClick={() => onChange(usual)}
    />
  );
}
