import { useMemo, type DragEvent } from "react";
import { useEditor } from "../../session/editor.ts";
import { dropFiles } from "./drop-files.ts";

/** Files that are dropped on the canvas: pipelines, films with their pipeline in them, pictures and clips. */
export function useDropping() {
  const editor = useEditor();
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDrop: (event: DragEvent) => {
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        event.preventDefault();
        const at = editor.stage.camera.toCanvas([event.clientX, event.clientY]);
        void dropFiles(editor, files, { at, insert: event.altKey || event.shiftKey });
      },
    }),
    [editor],
  );
}
