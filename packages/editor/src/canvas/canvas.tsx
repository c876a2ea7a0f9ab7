import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  type Connection,
  type NodeChange,
  type OnSelectionChangeParams,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { connect, moveNodes, type NodeInfo, type Position } from "@reelgraph/engine";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useNodeTypes } from "../api/queries.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { autoPlace } from "./auto-place.ts";
import styles from "./canvas.module.css";
import { deriveEdges, deriveNodes, type CardNode } from "./derive.ts";
import { NodeCard } from "./card/node-card.tsx";
import { scopeAt } from "./scope.ts";
import { Toolbar } from "./toolbar.tsx";
import { Wire } from "./wire.tsx";
import { words } from "./words.ts";

const nodeTypes = { card: NodeCard };
const edgeTypes = { wire: Wire };
const fitView = { padding: 0.14, maxZoom: 1 };
const noTypes: ReadonlyMap<string, NodeInfo> = new Map();
const noPlaces: ReadonlyMap<string, Position> = new Map();

/** The graph. React Flow holds the positions while nodes are dragged; the drop is one step of the document. */
export function Canvas() {
  const editor = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  const scopePath = useSession((state) => state.scope);
  const selected = useSession((state) => state.selected);
  const { data: types = noTypes } = useNodeTypes();
  const scope = useMemo(() => scopeAt(pipeline, scopePath), [pipeline, scopePath]);
  const places = useMemo(() => (scope ? autoPlace(pipeline, scope) : noPlaces), [pipeline, scope]);
  const derived = useMemo(
    () => (scope ? deriveNodes(pipeline, scope, types, places, selected) : []),
    [pipeline, scope, types, places, selected],
  );
  const edges = useMemo(() => (scope ? deriveEdges(scope, types) : []), [scope, types]);
  const [nodes, setNodes] = useState<CardNode[]>(derived);
  useEffect(() => setNodes(derived), [derived]);

  const onNodesChange = useCallback((changes: NodeChange<CardNode>[]) => {
    const passing = changes.filter(({ type }) => type === "position" || type === "select");
    if (passing.length > 0) setNodes((before) => applyNodeChanges(passing, before));
  }, []);
  const onNodeDragStop = useCallback(
    (_: unknown, __: unknown, moved: CardNode[]) => {
      const positions = moved.map(({ id, position }) => [id, [position.x, position.y]] as const);
      editor.document.apply(words.now().moved(moved.length), (file) => moveNodes(file, Object.fromEntries(positions)));
    },
    [editor],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target, targetHandle }: Connection) => {
      if (sourceHandle === null || targetHandle === null) return;
      const node = source.slice(source.lastIndexOf("/") + 1);
      editor.document.apply(words.now().connected, (file) =>
        connect(file, target, targetHandle, { node, port: sourceHandle }),
      );
    },
    [editor],
  );
  const onSelectionChange = useCallback(
    ({ nodes: chosen }: OnSelectionChangeParams) => {
      const before = editor.session.getState().selected;
      const ids = chosen.map(({ id }) => id);
      if (ids.length === before.size && ids.every((id) => before.has(id))) return;
      editor.session.select(ids);
    },
    [editor],
  );
  const text = words.use();
  return (
    <section className={styles["canvas"]} aria-label={text.canvas}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={onNodeDragStop}
        onConnect={onConnect}
        onSelectionChange={onSelectionChange}
        onlyRenderVisibleElements
        snapToGrid
        snapGrid={[20, 20]}
        minZoom={0.05}
        maxZoom={2}
        fitView
        fitViewOptions={fitView}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--dots)" />
        <MiniMap
          pannable
          zoomable
          className={styles["minimap"] ?? ""}
          bgColor="transparent"
          maskColor="#0004"
          nodeColor="var(--text-3)"
        />
        <Toolbar />
      </ReactFlow>
    </section>
  );
}
