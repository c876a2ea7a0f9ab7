import { setNote } from "@reelgraph/engine";
import { NodeResizer, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useStore } from "zustand";
import { useEditor } from "../../session/editor.ts";
import type { NoteNode } from "../graph/model.ts";
import { layerOf } from "../unfold/layers.ts";
import { words } from "../words.ts";
import styles from "./board.module.css";
import { boardKey } from "./derive-board.ts";
import { Words } from "./words-field.tsx";

/** A sheet of text on the canvas. */
export const NoteCard = memo(function NoteCard({ data: { path, note }, selected }: NodeProps<NoteNode>) {
  const { document, stage } = useEditor();
  const writing = useStore(stage, (state) => state.writing === path);
  const text = words.use();
  const key = boardKey(path);
  return (
    <section className={styles["note"]} data-selected={selected} aria-label={text.note}>
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={60}
        lineClassName={styles["line"] ?? ""}
        handleClassName={styles["corner"] ?? ""}
        onResizeEnd={(_, { x, y, width, height }) => {
          const at = layerOf(stage.getState().drawn, path)?.toFile(path, [x, y]) ?? ([x, y] as const);
          document.apply(words.now().resized, (file) => setNote(file, key, { ...note, at, size: [width, height] }));
        }}
      />
      {writing ? (
        <Words
          label={text.note}
          value={note.text}
          long
          save={(written) => {
            stage.put("writing", undefined);
            document.apply(words.now().written, (file) => setNote(file, key, { ...note, text: written }));
          }}
        />
      ) : (
        <p className={styles["text"]}>{note.text === "" ? text.emptyNote : note.text}</p>
      )}
    </section>
  );
});
