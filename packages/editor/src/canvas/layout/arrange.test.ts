import { expect, test } from "vitest";
import type { CanvasNode, Drawn, WireEdge } from "../graph/model.ts";
import { align, distribute, straighten } from "./arrange.ts";
import { layered } from "./layered.ts";
import { walk } from "./walk.ts";

const port = (name: string, side: "in" | "out", y: number) => ({
  name,
  side,
  y,
  kind: "video",
  list: false,
  required: false,
});

function node(id: string, x: number, y: number, width = 100, height = 60): CanvasNode {
  const ports = [port("in", "in", 20), port("out", "out", 40)];
  return {
    id,
    type: "card",
    position: { x, y },
    width,
    height,
    data: { path: id, shape: { ports } },
  } as unknown as CanvasNode;
}

const wire = (source: string, target: string): WireEdge =>
  ({ id: `${source}>${target}`, source, sourceHandle: "out", target, targetHandle: "in" }) as WireEdge;

const drawn = (nodes: readonly CanvasNode[], edges: readonly WireEdge[] = []): Drawn => ({
  nodes,
  edges,
  byId: new Map(nodes.map((one) => [one.id, one])),
  layers: new Map(),
});

const three = [node("a", 0, 0), node("b", 50, 100, 200), node("c", 400, 40)];

test.each([
  ["left", { a: [0, 0], b: [0, 100], c: [0, 40] }],
  ["right", { a: [400, 0], b: [300, 100], c: [400, 40] }],
  ["top", { a: [0, 0], b: [50, 0], c: [400, 0] }],
  ["bottom", { a: [0, 100], b: [50, 100], c: [400, 100] }],
] as const)("nodes are lined up by their %s edges", (edge, places) => {
  expect(Object.fromEntries(align(three, edge))).toEqual(places);
});

test("distributing makes the gaps equal, and the outermost stay", () => {
  expect(Object.fromEntries(distribute(three, "x"))).toEqual({ a: [0, 0], b: [150, 100], c: [400, 40] });
  expect(distribute(three.slice(0, 2), "x").size).toBe(0);
});

test("straightening makes wires run level, one node after the other", () => {
  const places = straighten(three, drawn(three, [wire("a", "b"), wire("b", "c")]));
  expect(Object.fromEntries(places)).toEqual({ b: [50, 20], c: [400, 40] });
});

test("the arrow keys follow wires to the left and right, and go to neighbours up and down", () => {
  const graph = drawn([...three, node("d", 0, 200)], [wire("a", "c")]);
  expect(walk(graph, undefined, "right")).toBe("a");
  expect(walk(graph, "a", "right")).toBe("c");
  expect(walk(graph, "c", "left")).toBe("a");
  expect(walk(graph, "a", "down")).toBe("d");
  expect(walk(graph, "d", "up")).toBe("a");
  expect(walk(graph, "d", "down")).toBeUndefined();
});

test("a tidy graph has what is read to the left of what reads it, and nothing on top of each other", () => {
  const places = layered({
    sizes: [
      [100, 60],
      [100, 60],
      [100, 60],
    ],
    wires: [
      [0, 1],
      [0, 2],
    ],
  });
  const [a = [0, 0], b = [0, 0], c = [0, 0]] = places;
  expect(b[0]).toBeGreaterThanOrEqual(a[0] + 100);
  expect(c[0]).toBe(b[0]);
  expect(Math.abs(b[1] - c[1])).toBeGreaterThanOrEqual(60);
});
