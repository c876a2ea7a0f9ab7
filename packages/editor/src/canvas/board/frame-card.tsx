import { setFrame } from "@reelgraph/engine";
import { NodeResizer, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useStore } from "zustand";
import { useEditor } from "../../session/editor.ts";
import type { FrameNode } from "../graph/model.ts";
import { layerOf } from "../unfold/layers.ts";
import { words } from "../words.ts";
import styles from "./board.module.css";
import { boardKey } from "./derive-board.ts";
import { Words } from "./words-field.tsx";

const same = [0, 0] as const;

/** A titled box behind the nodes; they move along with it. */
export const FrameCard = memo(function FrameCard({
  data: { path, frame, grown = same },
  selected,
}: NodeProps<FrameNode>) {
  const { document, stage } = useEditor();
  const writing = useStore(stage, (state) => state.writing === path);
  const text = words.use();
  const key = boardKey(path);
  return (
    <section className={styles["frame"]} data-selected={selected} aria-label={frame.title ?? text.frame}>
      <NodeResizer
        isVisible={selected}
        minWidth={160}
        minHeight={100}
        lineClassName={styles["line"] ?? ""}
        handleClassName={styles["corner"] ?? ""}
        onResizeEnd={(_, { x, y, width, height }) => {
          const at = layerOf(stage.getState().drawn, path)?.toFile(path, [x, y]) ?? ([x, y] as const);
          const size = [width - grown[0], height - grown[1]] as const;
          document.apply(words.now().resized, (file) => setFrame(file, key, { ...frame, at, size }));
        }}
      />
      {writing ? (
        <Words
          label={text.frameTitle}
          value={frame.title ?? ""}
          save={(title) => {
            stage.put("writing", undefined);
            const { title: _, ...rest } = frame;
            document.apply(words.now().written, (file) =>
              setFrame(file, key, title === "" ? rest : { ...rest, title }),
            );
          }}
        />
      ) : (
        <b className={styles["title"]}>{frame.title ?? text.frame}</b>
      )}
    </section>
  );
});
