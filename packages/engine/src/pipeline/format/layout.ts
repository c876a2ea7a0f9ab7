import { own } from "../names.ts";

/** How an object is laid out: the order of its keys, and the layout of what is in it. */
export interface Layout {
  readonly order: readonly string[];
  of(key: string): Layout;
  /** Each element has a line of its own, even where all would fit on one. */
  readonly tall?: true;
}

const plain: Layout = { order: [], of: () => plain };

const graphKeys = ["note", "inputs", "budget", "pipelines", "nodes", "outputs"];
const settings = [
  "map",
  "maxItems",
  "onItemError",
  "onError",
  "take",
  "bypass",
  "pin",
  "over",
  "until",
  "max",
  "keep",
  "budget",
];

const node: Layout = {
  order: ["use", "with", "note", ...settings, "body", "yield"],
  of: (key) => (key === "body" ? nodes : inGraph(key)),
};
const nodes: Layout = { order: [], of: () => node, tall: true };
const input: Layout = { order: ["type", "default", "label", "optional", "note"], of: () => plain };

const parts: Readonly<Record<string, Layout>> = {
  nodes,
  inputs: { order: [], of: () => input },
  budget: { order: ["usd", "onExceed"], of: () => plain },
  map: { order: ["cross", "zip"], of: () => plain },
};

const graph: Layout = { order: graphKeys, of: inGraph, tall: true };
const graphs: Layout = { order: [], of: () => graph, tall: true };

const board: Layout = { order: ["frames", "notes", "routes", "locked"], of: () => drawn };
const drawn: Layout = { order: [], of: () => sheet };
const sheet: Layout = { order: ["at", "size", "title", "text"], of: () => plain };

/** The layout of a whole file. */
export const fileLayout: Layout = {
  order: ["$schema", "reelgraph", "name", "app", ...graphKeys, "ui", "board"],
  of: (key) => (key === "pipelines" ? graphs : key === "board" ? board : inGraph(key)),
  tall: true,
};

function inGraph(key: string): Layout {
  return own(parts, key) ?? plain;
}
