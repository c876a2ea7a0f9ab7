import { Lock, Pin, PinOff } from "lucide-react";
import { useStore } from "zustand";
import { useEditor } from "../../session/editor.ts";
import type { PortShape } from "../card-shape.ts";
import { isWired } from "../connect/judge.ts";
import type { CardData } from "../graph/model.ts";
import styles from "./card-marks.module.css";
import { useNodeRun } from "./node-run.ts";
import { words } from "./words.ts";

/** What the file says about how a node stands: bypassed, with the wire drawn through it; pinned; locked in its place. */
export function CardMarks({ data }: { readonly data: CardData }) {
  const { document } = useEditor();
  const { path, spec, shape } = data;
  const locked = useStore(document, ({ pipeline }) => pipeline.board?.locked?.includes(path) ?? false);
  if (spec.bypass !== true && spec.pin === undefined && !locked) return null;
  return (
    <>
      {spec.bypass === true && <Through data={data} />}
      {(spec.pin !== undefined || locked) && (
        <span className={styles["badges"]} style={{ left: shape.width / 2 }}>
          {spec.pin !== undefined && <PinBadge path={data.run} />}
          {locked && <LockBadge />}
        </span>
      )}
    </>
  );
}

function PinBadge({ path }: { readonly path: string }) {
  const stale = useNodeRun(path)?.units.some(({ pinned }) => pinned === "stale") ?? false;
  const text = words.use();
  const label = stale ? text.pinStale : text.pinned;
  const Icon = stale ? PinOff : Pin;
  return (
    <span className={styles["pin"]} data-stale={stale} role="img" aria-label={label} title={label}>
      <Icon size={12} strokeWidth={2.2} aria-hidden="true" />
    </span>
  );
}

function LockBadge() {
  const text = words.use();
  return (
    <span className={styles["lock"]} role="img" aria-label={text.isLocked} title={text.isLocked}>
      <Lock size={11} strokeWidth={2.2} aria-hidden="true" />
    </span>
  );
}

/** Lines from the inputs that pass to the outputs that they come out at. */
function Through({ data: { path, run, spec, shape, info, id, mapped } }: { readonly data: CardData }) {
  const text = words.use();
  const { edges } = useEditor().stage.getState().drawn;
  /** What arrives at a port: its wire knows more than the port of a type that takes anything. */
  const flowing = (port: PortShape): string =>
    edges.find((edge) => edge.target === path && edge.targetHandle === port.name)?.data?.kind ?? port.kind;
  const node = {
    id: path,
    type: "card",
    position: { x: 0, y: 0 },
    data: { path, run, spec, shape, info, id, mapped },
  } as const;
  const wired = shape.ports.filter(
    ({ side, name, literal }) => side === "in" && (isWired(node, name) || literal !== undefined),
  );
  const lines = shape.ports
    .filter(({ side }) => side === "out")
    .flatMap((out) => {
      const wanted =
        edges.find((edge) => edge.source === path && edge.sourceHandle === out.name)?.data?.kind ?? out.kind;
      const passed = wired.find((port) => flowing(port) === wanted);
      return passed ? [{ from: passed.y, to: out.y, kind: wanted }] : [];
    });
  const { width, height } = shape;
  return (
    <div className={styles["bypass"]} role="img" aria-label={text.bypassed}>
      <svg width={width} height={height} aria-hidden="true">
        {lines.map(({ from, to, kind }) => (
          <path
            key={`${from} ${to}`}
            d={`M0,${from}C${width / 2},${from} ${width / 2},${to} ${width},${to}`}
            style={{ stroke: `var(--kind-${kind})` }}
          />
        ))}
      </svg>
      <b>{text.bypassed}</b>
    </div>
  );
}
