import { BaseEdge, getBezierPath, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import styles from "./canvas.module.css";
import type { WireEdge } from "./derive.ts";

/** A connection in the colour of what flows; a list is drawn double. */
export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const [path] = getBezierPath(props);
  const colour = `var(--kind-${props.data?.kind ?? "any"})`;
  return (
    <>
      <BaseEdge id={props.id} path={path} style={{ stroke: colour, strokeWidth: props.data?.list ? 4 : 1.6 }} />
      {props.data?.list === true && <path d={path} className={styles["core"]} />}
    </>
  );
});
