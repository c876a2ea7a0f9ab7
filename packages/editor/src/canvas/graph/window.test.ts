import { expect, test } from "vitest";
import type { CanvasNode, Drawn, WireEdge } from "./model.ts";
import { grown, reaching, regionOf, within } from "./window.ts";

const node = (id: string, x: number): CanvasNode =>
  ({ id, type: "card", position: { x, y: 0 }, width: 100, height: 100, data: {} }) as unknown as CanvasNode;
const wire = (source: string, target: string): WireEdge => ({ id: `${source}>${target}`, source, target }) as WireEdge;

const nodes = Array.from({ length: 1000 }, (_, at) => node(`n${at}`, at * 200));
const edges = [wire("n0", "n1"), wire("n0", "n999"), wire("n500", "n501"), wire("n498", "n900")];
const long: Drawn = { nodes, edges, byId: new Map(nodes.map((one) => [one.id, one])), layers: new Map() };

test("of a large graph only what lies in a region is given on, with the wires that cross it and their ends, unseen", () => {
  const region = { left: 100_000, top: -50, right: 100_350, bottom: 150 };
  const near = within(long, region, []);
  expect(near.nodes.map(({ id }) => id)).toEqual(["n0", "n498", "n500", "n501", "n900", "n999"]);
  expect(near.nodes.flatMap((one) => (one.hidden === true ? [] : [one.id]))).toEqual(["n500", "n501"]);
  expect(near.edges.map(({ id }) => id)).toEqual(["n0>n999", "n500>n501", "n498>n900"]);
});

test("what is dragged stays, wherever it is; nothing is given on before the first look", () => {
  const region = { left: 0, top: 0, right: 10, bottom: 10 };
  expect(within(long, region, ["n700"]).nodes.map(({ id }) => id)).toContain("n700");
  expect(within(long, undefined, []).nodes).toEqual([]);
});

test("a view is a region of the canvas, with a margin of its own size", () => {
  const view = { x: -100, y: 50, zoom: 0.5, width: 400, height: 200 };
  expect(regionOf(view, 0)).toEqual({ left: 200, top: -100, right: 1000, bottom: 300 });
  expect(regionOf(view, 0.5)).toEqual({ left: -200, top: -300, right: 1400, bottom: 500 });
});

const square = (left: number, size: number) => ({ left, top: 0, right: left + size, bottom: size });

test("what is near grows step by step to its bounds, first on the side that lacks most", () => {
  const bounds = { left: -50, top: -10, right: 150, bottom: 110 };
  const view = square(0, 100);
  let near = view;
  const steps = [near];
  while ((near = grown(near, bounds, view, 0.3)) !== steps.at(-1)) steps.push(near);
  expect(steps[1]).toEqual({ ...view, left: -30 });
  expect(steps.at(-1)).toEqual(bounds);
});

test("a view that leaves what is near takes with it what still is; after a jump nothing is", () => {
  const bounds = { left: -60, top: -60, right: 160, bottom: 160 };
  const near = { ...square(-40, 180), bottom: 100 };
  expect(reaching(near, square(20, 100), bounds)).toBe(near);
  expect(reaching(near, { left: 50, top: 0, right: 150, bottom: 100 }, { ...bounds, left: -10 })).toEqual({
    left: -10,
    top: 0,
    right: 150,
    bottom: 100,
  });
  expect(reaching(near, square(500, 100), { left: 440, top: -60, right: 660, bottom: 160 })).toEqual(square(500, 100));
});
