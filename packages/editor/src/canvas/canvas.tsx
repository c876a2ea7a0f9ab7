import { ConnectionMode, ReactFlow, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useRef, type CSSProperties } from "react";
import { useStore } from "zustand";
import { useEditor, useSession } from "../session/editor.ts";
import { FrameCard } from "./board/frame-card.tsx";
import { NoteCard } from "./board/note-card.tsx";
import { Around } from "../ui/around.tsx";
import { TypedAhead } from "../ui/typed-ahead.tsx";
import { whenAsked } from "../ui/when-asked.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { useNarrow } from "../ui/narrow.ts";
import styles from "./canvas.module.css";
import { NodeCard } from "./card/node-card.tsx";
import { useConnecting } from "./connect/use-connecting.ts";
import { Verdict } from "./connect/verdict.tsx";
import { useDropping } from "./clipboard/use-dropping.ts";
import { Dots } from "./dots.tsx";
import { Empty } from "./empty.tsx";
import { EndCard } from "./ends/end-card.tsx";
import { FarView } from "./far/far-view.tsx";
import { MiniMap } from "./far/mini-map.tsx";
import type { Region } from "./graph/window.ts";
import { useTab } from "./search/use-tab.ts";
import { Notice } from "./notice.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useCamera } from "./use-camera.ts";
import { useDrawn } from "./use-drawn.ts";
import { useFlow } from "./use-flow.ts";
import { useMoving } from "./use-moving.ts";
import { useView } from "./use-view.ts";
import { Wire } from "./wire.tsx";
import { words } from "./words.ts";

const NodeSearch = whenAsked(() => import("./search/node-search.tsx").then((part) => part.NodeSearch), <TypedAhead />);
const ConnectMode = whenAsked(() => import("./connect/connect-mode.tsx").then((part) => part.ConnectMode));

const nodeTypes = { card: NodeCard, end: EndCard, frame: FrameCard, note: NoteCard };
const edgeTypes = { wire: Wire };
const grid: [number, number] = [20, 20];
const leftAndMiddle = [0, 1, 2];
const middle = [1, 2];
const adding = ["Shift", "Meta", "Control"];

/** The graph. React Flow draws what is near; the document alone says what there is. */
export function Canvas() {
  const { stage } = useEditor();
  const section = useRef<HTMLElement>(null);
  const scope = useSession((state) => state.scope);
  // A finger that moves over a phone moves the graph, and nothing else.
  const narrow = useNarrow();
  const chosen = useStore(stage, (state) => state.tool);
  const tool = narrow ? "hand" : chosen;
  const drawn = useDrawn();
  const sight = useView(drawn, stage);
  const flow = useFlow(drawn, sight);
  const searching = useStore(stage, (state) => state.searching !== undefined);
  const byKeyboard = useStore(stage, (state) => state.connecting !== undefined);
  const connecting = useConnecting(section);
  const dropping = useDropping();
  useTab(section);
  // Sizes are known when the node types are.
  const sized = useStore(stage, (state) => state.types.size > 0);
  useCamera(section, scope, sized, !narrow);
  useMoving(section);
  const text = words.use();
  return (
    <section
      ref={section}
      className={styles["canvas"]}
      aria-label={text.canvas}
      tabIndex={-1}
      data-sized={sized}
      data-far={sight.far}
      data-tool={tool}
      style={sight.region && ({ "--sight": clip(sight.region) } as CSSProperties)}
      {...connecting.capture}
      {...dropping}
    >
      <ReactFlow
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...flow.handlers}
        {...connecting.handlers}
        disableKeyboardA11y
        connectionMode={ConnectionMode.Strict}
        connectionRadius={26}
        reconnectRadius={14}
        selectionMode={SelectionMode.Partial}
        nodesDraggable={!narrow}
        nodesConnectable={!narrow}
        selectionOnDrag={tool === "select"}
        panOnDrag={tool === "select" ? middle : leftAndMiddle}
        panOnScroll={tool === "select"}
        panActivationKeyCode="Space"
        selectionKeyCode="Shift"
        multiSelectionKeyCode={adding}
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={grid}
        minZoom={0.03}
        maxZoom={2}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        {!sight.far && sight.region && <Dots region={sight.region} />}
        {sight.far && <FarView section={section} />}
        <Around>
          <SelectionBar />
          <Toolbar />
          <MiniMap />
          <Verdict />
          <Notice />
          {sized && !narrow && drawn.byId.size === 0 && <Empty />}
        </Around>
      </ReactFlow>
      <Breadcrumb />
      {searching && <NodeSearch />}
      {byKeyboard && <ConnectMode />}
    </section>
  );
}

const clip = ({ top, right, bottom, left }: Region): string => `rect(${top}px, ${right}px, ${bottom}px, ${left}px)`;
