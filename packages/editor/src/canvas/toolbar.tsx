import { Panel, useReactFlow, useStore } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./canvas.module.css";
import { words } from "./words.ts";

/** What the hand reaches for most, at the foot of the canvas. */
export function Toolbar() {
  const flow = useReactFlow();
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  const text = words.use();
  return (
    <Panel position="bottom-center" className={styles["toolbar"] ?? ""}>
      <IconButton icon={Minus} label={text.zoomOut} onClick={() => void flow.zoomOut()} />
      <span className={styles["zoom"]}>{zoom}%</span>
      <IconButton icon={Plus} label={text.zoomIn} onClick={() => void flow.zoomIn()} />
      <IconButton icon={Maximize} label={text.fit} onClick={() => void flow.fitView({ padding: 0.14, maxZoom: 1 })} />
    </Panel>
  );
}
