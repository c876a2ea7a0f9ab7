import { Panel } from "@xyflow/react";
import { Info } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { useEditor } from "../session/editor.ts";
import styles from "./canvas.module.css";

/** Long enough to be read twice. */
const shownMs = 8000;

/** Why a command did nothing, above the tools: until the next press, or for a while. */
export function Notice() {
  const { stage } = useEditor();
  const said = useStore(stage, (state) => state.said);
  useEffect(() => {
    if (said === undefined) return undefined;
    const end = () => stage.put("said", undefined);
    const timer = setTimeout(end, shownMs);
    window.addEventListener("pointerdown", end, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointerdown", end, true);
    };
  }, [stage, said]);
  return (
    <Panel position="bottom-center" className={styles["notice"] ?? ""} role="status">
      {said !== undefined && (
        <p>
          <Info size={14} aria-hidden="true" />
          {said}
        </p>
      )}
    </Panel>
  );
}
