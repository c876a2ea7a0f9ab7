import { Handle, Position, useStore, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useRun } from "../session/editor.ts";
import styles from "./node-card.module.css";
import type { PortShape } from "./card-shape.ts";
import type { CardNode } from "./derive.ts";
import { nodeRuns } from "./unit-summary.ts";
import { words } from "./words.ts";

const farAway = 0.45;

/** A node. It draws nothing of the run by itself: `RunMark` asks for that by the node's path. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const far = useStore(({ transform }) => transform[2] < farAway);
  const { id, info, spec, shape, path } = data;
  const text = words.use();
  return (
    <article
      className={styles["card"]}
      data-selected={selected}
      data-far={far}
      aria-label={`${info?.title ?? spec.use}: ${id}`}
    >
      <header className={styles["header"]}>
        <span className={styles["chip"]} data-category={info?.category ?? "unknown"} aria-hidden="true" />
        <b className={styles["title"]}>{id}</b>
        {!far && <span className={styles["type"]}>{info ? info.title : `${text.unknownType} “${spec.use}”`}</span>}
        <RunMark path={path} />
      </header>
      {shape.ports.map((port) => (
        <Port key={`${port.side} ${port.name}`} port={port} far={far} />
      ))}
    </article>
  );
});

function Port({ port, far }: { readonly port: PortShape; readonly far: boolean }) {
  const left = port.side === "in";
  return (
    <>
      <Handle
        id={port.name}
        type={left ? "target" : "source"}
        position={left ? Position.Left : Position.Right}
        className={styles["port"] ?? ""}
        data-list={port.list}
        style={{ top: port.y, color: `var(--kind-${port.kind})` }}
        role="img"
        aria-label={`${port.name}: ${port.kind}`}
      />
      {!far && (
        <span className={styles["label"]} data-side={port.side} style={{ top: port.y - 11 }}>
          {port.name}
        </span>
      )}
    </>
  );
}

function RunMark({ path }: { readonly path: string }) {
  const run = useRun((state) => nodeRuns(state.run).get(path));
  const text = words.use();
  if (!run) return null;
  return (
    <span className={styles["mark"]} data-state={run.state}>
      {run.units.length > 1 ? `${run.done}/${run.units.length} ` : ""}
      {text[run.state]}
    </span>
  );
}
