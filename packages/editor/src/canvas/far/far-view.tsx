import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef, type RefObject } from "react";
import { useEditor } from "../../session/editor.ts";
import { FarPicture } from "./far-picture.ts";
import { listenToHands } from "./far-hands.ts";
import styles from "./far-view.module.css";

/**
 * The whole graph as one picture, in place of React Flow's nodes. While the view moves, the picture is moved and scaled;
 * it is painted anew when the view rests or leaves it. A run paints only the nodes whose state changed.
 */
export function FarView({ section }: { readonly section: RefObject<HTMLElement | null> }) {
  const editor = useEditor();
  const flow = useStoreApi();
  const base = useRef<HTMLCanvasElement>(null);
  const top = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!base.current || !top.current || !section.current) return undefined;
    const picture = new FarPicture(base.current, top.current, editor, flow);
    const silence = listenToHands(section.current, editor, picture);
    return () => {
      silence();
      picture.dispose();
    };
  }, [editor, flow, section]);
  return (
    <div className={styles["far"]} aria-hidden="true">
      <canvas ref={base} />
      <canvas ref={top} />
    </div>
  );
}
