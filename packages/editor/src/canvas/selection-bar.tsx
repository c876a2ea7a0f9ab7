import { ViewportPortal, useStore as useFlowStore } from "@xyflow/react";
import { Ellipsis } from "lucide-react";
import { useStore } from "zustand";
import { writeKeys } from "../commands/keys.ts";
import { useEditor, useSession } from "../session/editor.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./canvas.module.css";
import { boundsOf } from "./graph/window.ts";
import { selectionCommands } from "./selection-commands.ts";
import { words } from "./words.ts";

const farZoom = 0.3;

/** Floats above what is selected. It lies in the canvas's own plane, so that it moves along without rendering. */
export function SelectionBar() {
  const editor = useEditor();
  const selected = useSession((state) => state.selected);
  const drawn = useStore(editor.stage, (state) => state.drawn);
  const zoom = useFlowStore(({ transform }) => Math.round(transform[2] * 20) / 20);
  const busy = useFlowStore(
    ({ connection, userSelectionActive, nodeLookup }) =>
      connection.inProgress || userSelectionActive || [...selected].some((id) => nodeLookup.get(id)?.dragging === true),
  );
  // What can be done depends on the file, too; with one that can only be looked at, nothing.
  useStore(editor.document, (state) => state.pipeline);
  const isReadOnly = useStore(editor.document, (state) => state.isReadOnly);
  const text = words.use();
  const bounds = boundsOf([...selected].flatMap((id) => drawn.byId.get(id) ?? []));
  if (!bounds || zoom < farZoom || busy || isReadOnly) return null;
  return (
    <ViewportPortal>
      <div
        className={`${styles["bar"]} nopan nodrag`}
        role="toolbar"
        aria-label={text.selection}
        style={{
          transform: `translate(${(bounds.left + bounds.right) / 2}px, ${bounds.top}px) scale(${1 / Math.max(zoom, farZoom)}) translate(-50%, calc(-100% - 12px))`,
        }}
      >
        {selectionCommands(editor).map(({ id, title, icon, keys: [key] = [], run }) =>
          icon ? (
            <IconButton
              key={id}
              icon={icon}
              label={key === undefined ? title() : text.withKey(title(), writeKeys(key))}
              onClick={() => run(editor)}
            />
          ) : null,
        )}
        <IconButton icon={Ellipsis} label={text.moreCommands} onClick={() => editor.session.openDialog("palette")} />
      </div>
    </ViewportPortal>
  );
}
