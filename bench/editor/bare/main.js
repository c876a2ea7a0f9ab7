// The page that the editor is measured against: React Flow and nothing else, made as fast as React Flow goes. Sizes and
// handles are declared, only what is in sight is rendered, from afar a node is a box with its name, and the state of a
// run lives outside of React Flow.
import {
  Background,
  Handle,
  MiniMap,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { createElement as h, memo, useCallback, useState, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { columns, edgesOf, gap } from "../shape.ts";
import "./style.css";

const count = Number(new URLSearchParams(location.search).get("n") ?? 1000);
const size = { width: 260, height: 330 };
const rows = [70, 92, 114];

/** Status by node; who shows one listens for that one alone. */
const status = new Map();
const listeners = new Map();
const statusOf = (id) => () => status.get(id) ?? 0;
const listen = (id) => (hear) => {
  const all = listeners.get(id) ?? new Set();
  listeners.set(id, all.add(hear));
  return () => all.delete(hear);
};
const tell = ({ type, node, fraction }) => {
  if (type !== "unit.progress") return;
  status.set(node, fraction);
  for (const hear of listeners.get(node) ?? []) hear();
};
/** Shows what is told of a run, in the very words in which the editor is told. */
globalThis.follow = async () => {
  const reader = (await fetch(`/events?n=${count}`)).body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line.startsWith("data: ")) tell(JSON.parse(line.slice(6)));
  }
};

function Progress({ id }) {
  const fraction = useSyncExternalStore(listen(id), statusOf(id));
  return h("progress", { max: 1, value: fraction });
}

const Card = memo(function Card({ id, data }) {
  globalThis.bodies = (globalThis.bodies ?? 0) + 1;
  const far = useStore(({ transform }) => transform[2] < 0.45);
  const handles = rows.flatMap((top, at) => [
    h(Handle, { key: `i${at}`, id: `i${at}`, type: "target", position: Position.Left, style: { top } }),
    h(Handle, { key: `o${at}`, id: `o${at}`, type: "source", position: Position.Right, style: { top } }),
  ]);
  if (far) return h("div", { className: "card far" }, h("b", null, data.name), handles);
  return h(
    "div",
    { className: "card" },
    h("b", null, data.name),
    handles,
    h("select", { className: "nodrag", defaultValue: "a" }, h("option", null, "a"), h("option", null, "b")),
    h("textarea", { className: "nodrag", defaultValue: `A prompt for ${data.name}` }),
    h("div", { className: "picture" }),
    h(Progress, { id }),
  );
});

const handles = rows.flatMap((y, at) => [
  { id: `i${at}`, type: "target", position: Position.Left, x: -3, y: y - 3, width: 6, height: 6 },
  { id: `o${at}`, type: "source", position: Position.Right, x: size.width - 3, y: y - 3, width: 6, height: 6 },
]);
const wide = columns(count);
const firstNodes = Array.from({ length: count }, (_, at) => ({
  id: `n${at}`,
  type: "card",
  position: { x: (at % wide) * gap.x, y: Math.floor(at / wide) * gap.y },
  data: { name: `n${at}` },
  ...size,
  handles,
}));
const edges = edgesOf(count).map(([from, to, port]) => ({
  id: `${from}-${to}-${port}`,
  source: `n${from}`,
  sourceHandle: "o0",
  target: `n${to}`,
  targetHandle: `i${port}`,
}));

const nodeTypes = { card: Card };
const middle = { x: (wide * gap.x) / 2, y: (Math.ceil(count / wide) * gap.y) / 2 };
const start = { x: innerWidth / 2 - middle.x * 0.8, y: innerHeight / 2 - middle.y * 0.8, zoom: 0.8 };

function Page() {
  const [nodes, setNodes] = useState(firstNodes);
  const flow = useReactFlow();
  globalThis.fit = () => flow.fitBounds({ x: 0, y: 0, width: middle.x * 2, height: middle.y * 2 }, { padding: 0.12 });
  const change = useCallback((changes) => {
    setNodes((before) => {
      const moves = new Map(
        changes.filter(({ type, position }) => type === "position" && position).map((one) => [one.id, one]),
      );
      const picks = new Map(changes.filter(({ type }) => type === "select").map((one) => [one.id, one]));
      if (moves.size + picks.size === 0) return before;
      return before.map((node) => {
        const [move, pick] = [moves.get(node.id), picks.get(node.id)];
        if (!move && !pick) return node;
        return {
          ...node,
          ...(move ? { position: move.position, dragging: move.dragging } : {}),
          ...(pick ? { selected: pick.selected } : {}),
        };
      });
    });
  }, []);
  return h(
    ReactFlow,
    {
      nodes,
      edges,
      nodeTypes,
      onNodesChange: change,
      onlyRenderVisibleElements: true,
      minZoom: 0.02,
      defaultViewport: start,
    },
    h(Background),
    new URLSearchParams(location.search).has("map") ? h(MiniMap) : null,
  );
}

createRoot(document.getElementById("root")).render(h(ReactFlowProvider, null, h(Page)));
