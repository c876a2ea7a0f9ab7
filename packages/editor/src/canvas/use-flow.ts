import type { EdgeChange, NodeChange, OnNodeDrag } from "@xyflow/react";
import { useCallback, useMemo, useRef, useState, type MouseEvent } from "react";
import { navigate } from "wouter/use-browser-location";
import { useStore } from "zustand";
import { useEditor, useSession } from "../session/editor.ts";
import { dropNodes, membersOf, wireUnder } from "./dragging.ts";
import type { CanvasNode, Drawn, WireEdge } from "./graph/model.ts";
import { within } from "./graph/window.ts";
import { insideOf } from "./unfold/inside.ts";
import { besides } from "./used-files.ts";
import type { Sight } from "./use-view.ts";

type Moves = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

const noMoves: Moves = new Map();
const nothing = { nodes: [], edges: [] } as const;

/** What React Flow is given, and what it tells of hands: it holds positions only while they are dragged. */
export function useFlow(drawn: Drawn, { near: region, far }: Sight) {
  const editor = useEditor();
  const { session, stage } = editor;
  const selected = useSession((state) => state.selected);
  const marked = useStore(stage, (state) => state.marked);
  const [moves, setMoves] = useState<Moves>(noMoves);
  const near = useMemo(() => (far ? nothing : within(drawn, region, moves.keys())), [drawn, region, far, moves]);
  const nodes = useMemo(
    () => near.nodes.map((node) => moved(shown(node, selected.has(node.id) || marked.has(node.id)), moves)),
    [near, selected, marked, moves],
  );
  const edges = useMemo(() => near.edges.map((edge) => shown(edge, marked.has(edge.id))), [near, marked]);

  const choose = useCallback(
    (changes: readonly (NodeChange<CanvasNode> | EdgeChange<WireEdge>)[], fresh: boolean) => {
      const { byId } = stage.getState().drawn;
      const before = [...session.getState().selected, ...stage.getState().marked];
      const known = new Set(changes.flatMap((change) => (change.type === "select" ? [change.id] : [])));
      const next = new Set(fresh ? before.filter((id) => known.has(id)) : before);
      for (const change of changes) {
        if (change.type !== "select") continue;
        if (change.selected) next.add(change.id);
        else next.delete(change.id);
      }
      const isCard = (id: string) => byId.get(id)?.type === "card";
      session.select([...next].filter(isCard));
      stage.mark([...next].filter((id) => !isCard(id)));
    },
    [session, stage],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const positions = changes.flatMap((change) =>
        change.type === "position" && change.dragging && change.position ? [[change.id, change.position] as const] : [],
      );
      if (positions.length > 0) setMoves((before) => new Map([...before, ...positions]));
      if (changes.some(({ type }) => type === "select")) choose(changes, false);
    },
    [choose],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      if (changes.some(({ type }) => type === "select")) choose(changes, false);
    },
    [choose],
  );

  const followers = useRef<readonly CanvasNode[]>([]);
  const onNodeDragStart: OnNodeDrag<CanvasNode> = useCallback(
    (_, __, dragged) => {
      followers.current = membersOf(stage.getState().drawn, dragged);
    },
    [stage],
  );
  const onNodeDrag: OnNodeDrag<CanvasNode> = useCallback(
    (_, node, dragged) => {
      const { drawn: now } = stage.getState();
      const start = now.byId.get(node.id)?.position;
      if (start && followers.current.length > 0) {
        const [dx, dy] = [node.position.x - start.x, node.position.y - start.y];
        const along = followers.current.map(({ id, position: { x, y } }) => [id, { x: x + dx, y: y + dy }] as const);
        setMoves((before) => new Map([...before, ...along]));
      }
      stage.put("over", dragged.length === 1 ? wireUnder(stage.getState(), node)?.id : undefined);
    },
    [stage],
  );
  const onNodeDragStop: OnNodeDrag<CanvasNode> = useCallback(
    (event, _, dragged) => {
      const { drawn: now, over } = stage.getState();
      stage.put("over", undefined);
      const start = dragged[0] && now.byId.get(dragged[0].id)?.position;
      const [dx, dy] =
        dragged[0] && start ? [dragged[0].position.x - start.x, dragged[0].position.y - start.y] : [0, 0];
      const along = followers.current.map(({ id, position }) => [id, [position.x + dx, position.y + dy]] as const);
      const own = dragged.map(({ id, position }) => [id, [position.x, position.y]] as const);
      followers.current = [];
      dropNodes(editor, new Map([...own, ...along]), { copy: (event as unknown as MouseEvent).altKey, wire: over });
      setMoves(noMoves);
    },
    [editor, stage],
  );
  const onPaneClick = useCallback(() => {
    session.select([]);
    stage.mark([]);
  }, [session, stage]);
  const onNodeClick = useCallback(
    (event: MouseEvent, node: CanvasNode) => {
      // A plain click also lets go of what is selected out of sight, of which React Flow knows nothing.
      const adds = event.shiftKey || event.metaKey || event.ctrlKey;
      // A frame isn't boxed together with what is in it, so React Flow doesn't select it at all.
      if (adds && node.selectable !== false) return;
      const isOff = adds && session.getState().selected.has(node.id);
      choose([{ id: node.id, type: "select", selected: !isOff }], !adds);
    },
    [choose],
  );
  const onNodeDoubleClick = useCallback(
    (_: MouseEvent, node: CanvasNode) => {
      const inside = node.type === "card" ? insideOf(node.data.spec, node.id) : undefined;
      if (inside !== undefined) session.enter(inside);
      else if (node.type === "card" && node.data.spec.use.startsWith("./"))
        navigate(`/p/${besides(editor.document.getState().file, node.data.spec.use)}`);
      else if (node.type === "frame" || node.type === "note") stage.put("writing", node.id);
    },
    [editor, session, stage],
  );
  const handlers = {
    onNodesChange,
    onEdgesChange,
    onNodeDragStart,
    onNodeDrag,
    onNodeDragStop,
    onPaneClick,
    onNodeClick,
    onNodeDoubleClick,
  };
  return { nodes, edges, handlers };
}

const chosen = new WeakMap<object, object>();

/** The same node or edge as a selected one; always the same object, so that nothing is rendered twice. */
function shown<T extends CanvasNode | WireEdge>(one: T, selected: boolean): T {
  if (!selected) return one;
  const known = chosen.get(one) as T | undefined;
  if (known) return known;
  const made = { ...one, selected: true };
  chosen.set(one, made);
  return made;
}

function moved(node: CanvasNode, moves: Moves): CanvasNode {
  const position = moves.get(node.id);
  return position ? { ...node, position, dragging: true } : node;
}
