import type { Edit, Pipeline } from "@reelgraph/engine";
import type { Connection, FinalConnectionState, HandleType, OnConnectStartParams } from "@xyflow/react";
import { useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from "react";
import { useEditor } from "../../session/editor.ts";
import type { Editor } from "../../session/editor.ts";
import type { WireEdge } from "../graph/model.ts";
import type { PortAt } from "../stage.ts";
import { words as canvasWords } from "../words.ts";
import { bestPort } from "./candidates.ts";
import { judge } from "./judge.ts";
import { connectPorts, cutPort, cutWire, leadWire, type Shown } from "./wire-edits.ts";
import { words } from "./words.ts";

/** Wires by hand: dragged from port to port, led elsewhere, pulled off, or dropped where a new node shall stand. */
export function useConnecting(section: RefObject<HTMLElement | null>) {
  const editor = useEditor();
  const held = useRef<WireEdge>(undefined);
  return useMemo(() => {
    const { stage } = editor;
    const light = (from: PortAt | undefined) => lightPorts(section.current, editor, from);
    const end = (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState, replaces?: WireEdge) => {
      light(undefined);
      const from = fromOf(state);
      if (!from || state.isValid) return;
      const shown = shownOn(editor);
      const node = state.toNode && shown?.drawn.byId.get(state.toNode.id);
      if (node && shown && !state.toHandle) {
        const to = bestPort(shown.drawn, from, node);
        if (to) apply(editor, words.now().connected, (file) => connectPorts(file, shown, from, to, replaces));
        return;
      }
      if (state.toHandle || state.toNode) return;
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!point) return;
      if (replaces)
        return apply(editor, canvasWords.now().cut(1), (file) => cutWire(file, stage.getState().drawn, replaces));
      const screen = [point.clientX, point.clientY] as const;
      stage.put("searching", { at: stage.camera.toCanvas(screen), screen, from });
    };
    const handlers = {
      onConnectStart: (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
        if (nodeId !== null && handleId !== null) light(portFrom(nodeId, handleId, handleType ?? "source"));
      },
      onConnect: (connection: Connection) => {
        const shown = shownOn(editor);
        if (!shown || held.current) return;
        const { source, target } = portsOf(connection);
        apply(editor, words.now().connected, (file) => connectPorts(file, shown, source, target));
      },
      onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
        // React Flow tells the end of a wire that is led elsewhere twice.
        if (!held.current) end(event, state);
      },
      isValidConnection: (connection: Connection | WireEdge) => {
        const shown = shownOn(editor);
        if (!shown) return false;
        const { source, target } = portsOf(connection);
        return judge(shown.drawn, source, target).ok;
      },
      edgesReconnectable: true,
      onReconnectStart: (_: unknown, edge: WireEdge, type: HandleType) => {
        held.current = edge;
        // `type` is the end that stays.
        const stays = portsOf(edge)[type === "source" ? "source" : "target"];
        light(stays);
      },
      onReconnect: (edge: WireEdge, connection: Connection) => {
        const shown = shownOn(editor);
        if (!shown) return;
        const { source, target } = portsOf(connection);
        const before = portsOf(edge);
        if (before.source.port === source.port && before.source.node === source.node && same(before.target, target))
          return;
        apply(editor, words.now().connected, (file) => connectPorts(file, shown, source, target, edge));
      },
      onReconnectEnd: (
        event: globalThis.MouseEvent | TouchEvent,
        edge: WireEdge,
        _: HandleType,
        state: FinalConnectionState,
      ) => {
        held.current = undefined;
        end(event, state, edge);
      },
      onEdgeDoubleClick: (event: MouseEvent, edge: WireEdge) => {
        const at = stage.camera.toCanvas([event.clientX, event.clientY]);
        leadWire(editor, edge, insertPoint(editor, edge, at));
      },
    };
    const capture = {
      onPointerDownCapture: (event: PointerEvent) => {
        if (!event.altKey || !(event.target instanceof Element)) return;
        const handle = event.target.closest<HTMLElement>(".react-flow__handle");
        const at = handle && portOfHandle(handle);
        const shown = shownOn(editor);
        if (!at || !shown) return;
        event.stopPropagation();
        event.preventDefault();
        apply(editor, canvasWords.now().cut(2), (file) => cutPort(file, shown, at));
      },
      // React Flow begins to connect on `mousedown`.
      onMouseDownCapture: (event: MouseEvent) => {
        if (event.altKey && event.target instanceof Element && event.target.closest(".react-flow__handle"))
          event.stopPropagation();
      },
      onDoubleClick: (event: MouseEvent) => {
        if (!(event.target instanceof Element) || !event.target.classList.contains("react-flow__pane")) return;
        const screen = [event.clientX, event.clientY] as const;
        stage.put("searching", { at: stage.camera.toCanvas(screen), screen });
      },
    };
    return { handlers, capture };
  }, [editor, section]);
}

const same = (one: PortAt, other: PortAt): boolean => one.node === other.node && one.port === other.port;

function apply({ document }: Editor, label: string, edit: (file: Pipeline) => Edit): void {
  document.apply(label, edit);
}

/** What the canvas shows now, while it shows anything. */
export function shownOn({ stage }: Editor): Shown | undefined {
  const { drawn, scope, types } = stage.getState();
  return scope && { drawn, scope, types };
}

function portsOf({ source, sourceHandle, target, targetHandle }: Connection | WireEdge) {
  return {
    source: { node: source, side: "out", port: sourceHandle ?? "" },
    target: { node: target, side: "in", port: targetHandle ?? "" },
  } as const;
}

function portFrom(node: string, port: string, type: HandleType): PortAt {
  return { node, side: type === "source" ? "out" : "in", port };
}

function fromOf({ fromHandle, fromNode }: FinalConnectionState): PortAt | undefined {
  return fromHandle?.id && fromNode ? portFrom(fromNode.id, fromHandle.id, fromHandle.type) : undefined;
}

function portOfHandle({ dataset, classList }: HTMLElement): PortAt | undefined {
  const { nodeid: node, handleid: port } = dataset;
  if (node === undefined || port === undefined) return undefined;
  return portFrom(node, port, classList.contains("source") ? "source" : "target");
}

/**
 * Lights the ports that fit while a wire is dragged, and dims the others. On the elements themselves: a moment that ends
 * with the gesture is worth no rendering of any card.
 */
function lightPorts(section: HTMLElement | null, editor: Editor, from: PortAt | undefined): void {
  if (!section) return;
  const shown = shownOn(editor);
  section.toggleAttribute("data-connecting", from !== undefined);
  for (const handle of section.querySelectorAll<HTMLElement>(".react-flow__handle")) {
    const at = portOfHandle(handle);
    if (!from || !at || !shown || same(from, at)) delete handle.dataset["fits"];
    else handle.dataset["fits"] = `${judge(shown.drawn, from, at).ok}`;
  }
}

/** A new point goes between those that it lies between, by the order in which the wire reaches them. */
function insertPoint({ stage }: Editor, { source, data }: WireEdge, at: readonly [number, number]) {
  const route = data?.route ?? [];
  const start = stage.getState().drawn.byId.get(source)?.position;
  const points = [...(start ? [[start.x, start.y] as const] : []), ...route];
  const lengths = points.map(([x, y], index) => {
    const next = points[index + 1] ?? at;
    return (
      Math.hypot(x - at[0], y - at[1]) +
      Math.hypot(next[0] - at[0], next[1] - at[1]) -
      Math.hypot(next[0] - x, next[1] - y)
    );
  });
  const best = route.length === 0 ? 0 : lengths.indexOf(Math.min(...lengths));
  return route.toSpliced(best, 0, at);
}
