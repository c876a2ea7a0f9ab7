import { expect, test } from "vitest";
import type { CanvasNode, Drawn, WireEdge } from "./model.ts";
import { regionOf, within } from "./window.ts";

const node = (id: string, x: number): CanvasNode =>
  ({ id, type: "card", position: { x, y: 0 }, width: 100, height: 100, data: {} }) as unknown as CanvasNode;
const wire = (source: string, target: string): WireEdge => ({ id: `${source}>${target}`, source, target }) as WireEdge;

const nodes = Array.from({ length: 1000 }, (_, at) => node(`n${at}`, at * 200));
const edges = [wire("n0", "n1"), wire("n0", "n999"), wire("n500", "n501"), wire("n498", "n900")];
const long: Drawn = { nodes, edges, byId: new Map(nodes.map((one) => [one.id, one])), layers: new Map() };

test("of a large graph only what lies in a region is given on, with the wires that cross it and their ends", () => {
  const region = { left: 100_000, top: -50, right: 100_350, bottom: 150 };
  const near = within(long, region, []);
  expect(near.nodes.map(({ id }) => id)).toEqual(["n0", "n498", "n500", "n501", "n900", "n999"]);
  expect(near.edges.map(({ id }) => id)).toEqual(["n0>n999", "n500>n501", "n498>n900"]);
});

test("what is dragged stays, wherever it is; nothing is given on before the first look", () => {
  const region = { left: 0, top: 0, right: 10, bottom: 10 };
  expect(within(long, region, ["n700"]).nodes.map(({ id }) => id)).toContain("n700");
  expect(within(long, undefined, []).nodes).toEqual([]);
});

test("a small graph is given on whole", () => {
  const small = { ...long, nodes: nodes.slice(0, 200) };
  expect(within(small, undefined, [])).toEqual({ nodes: small.nodes, edges });
});

test("a view is a region of the canvas, with a margin of its own size", () => {
  const view = { x: -100, y: 50, zoom: 0.5, width: 400, height: 200 };
  expect(regionOf(view, 0)).toEqual({ left: 200, top: -100, right: 1000, bottom: 300 });
  expect(regionOf(view, 0.5)).toEqual({ left: -200, top: -300, right: 1400, bottom: 500 });
});
