import { Panel, useStore } from "@xyflow/react";
import { Frame, Hand, LayoutGrid, Maximize, Minus, MousePointer2, Plus, StickyNote } from "lucide-react";
import { useStore as useZustand } from "zustand";
import { commands } from "../commands/builtin.ts";
import { writeKeys } from "../commands/keys.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./canvas.module.css";
import { words } from "./words.ts";

/** What the hand reaches for most, at the foot of the canvas. */
export function Toolbar() {
  const editor = useEditor();
  const { stage } = editor;
  const tool = useZustand(stage, (state) => state.tool);
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  const isReadOnly = useDocument((state) => state.isReadOnly);
  const text = words.use();
  const run = (id: string) => commands.find((command) => command.id === id)?.run(editor);
  return (
    <Panel position="bottom-center" className={styles["toolbar"] ?? ""} role="toolbar" aria-label={text.tools}>
      <IconButton
        icon={MousePointer2}
        label={text.selectTool}
        on={tool === "select"}
        onClick={() => run("tool.select")}
      />
      <IconButton icon={Hand} label={text.handTool} on={tool === "hand"} onClick={() => run("tool.hand")} />
      {!isReadOnly && <Building run={run} />}
      <i className={styles["split"]} />
      <IconButton icon={Minus} label={text.zoomOut} onClick={() => run("view.zoomOut")} />
      <button
        type="button"
        className={styles["zoom"]}
        aria-label={text.zoomIs(zoom)}
        title={text.actualSize}
        onClick={() => run("view.actualSize")}
      >
        {zoom}%
      </button>
      <IconButton icon={Plus} label={text.zoomIn} onClick={() => run("view.zoomIn")} />
      <IconButton icon={Maximize} label={text.fit} onClick={() => run("view.fit")} />
    </Panel>
  );
}

/** What changes the graph. */
function Building({ run }: { readonly run: (id: string) => void }) {
  const text = words.use();
  return (
    <>
      <i className={styles["split"]} />
      <button type="button" className={styles["addNode"]} onClick={() => run("graph.add")}>
        <Plus size={15} aria-hidden="true" />
        {text.node}
        <kbd>{writeKeys("N")}</kbd>
      </button>
      <IconButton icon={Frame} label={text.frame} onClick={() => run("board.frame")} />
      <IconButton icon={StickyNote} label={text.note} onClick={() => run("board.note")} />
      <IconButton icon={LayoutGrid} label={text.tidy} onClick={() => run("layout.tidy")} />
    </>
  );
}
