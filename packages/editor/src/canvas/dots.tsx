import { ViewportPortal } from "@xyflow/react";
import styles from "./canvas.module.css";
import type { Region } from "./graph/window.ts";

/** The ground that nodes stand on. It lies in the canvas's own plane: a pan moves it along with them, and draws nothing anew. */
export function Dots({ region: { left, top, right, bottom } }: { readonly region: Region }) {
  const style = { left, top, width: right - left, height: bottom - top, backgroundPosition: `${-left}px ${-top}px` };
  return (
    <ViewportPortal>
      <div className={styles["dots"]} style={style} />
    </ViewportPortal>
  );
}
