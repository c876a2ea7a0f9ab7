import type { useStoreApi } from "@xyflow/react";
import type { Editor } from "../../session/editor.ts";
import { theme } from "../../styles/theme.ts";
import { nodeOfRun, type CanvasNode } from "../graph/model.ts";
import { hasError } from "../../run/plan-store.ts";
import { drawGraph, drawNode, isGround, drawWires, type Brush, type Picture } from "./draw.ts";
import { readInks } from "./palette.ts";

/** The picture is larger than the view by so many of its sizes on each side, so that a pan shows no edge. */
const margin = 0.2;
/** How long the view must rest before the picture is painted anew, in ms. */
const restMs = 140;
/** Scaled further than this, a picture is too coarse or too fine to be shown. */
const farthest = 1.9;

type Point = { readonly x: number; readonly y: number };

/** Two canvas elements: the graph, and over it what moves. Owns its subscriptions; `dispose` ends them. */
export class FarPicture {
  readonly #base: HTMLCanvasElement;
  readonly #top: HTMLCanvasElement;
  readonly #editor: Editor;
  readonly #flow: ReturnType<typeof useStoreApi>;
  readonly #stops: (() => void)[] = [];
  #picture: Picture & { readonly width: number; readonly height: number } = {
    left: 0,
    top: 0,
    scale: 0,
    width: 0,
    height: 0,
  };
  #inks = readInks();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #transform: readonly [number, number, number] | undefined;
  #moving: ReadonlyMap<string, Point> | undefined;
  #frame = 0;

  constructor(base: HTMLCanvasElement, top: HTMLCanvasElement, editor: Editor, flow: ReturnType<typeof useStoreApi>) {
    this.#base = base;
    this.#top = top;
    this.#editor = editor;
    this.#flow = flow;
    const { run, session, stage, plan } = editor;
    this.#stops.push(
      flow.subscribe(({ transform }) => transform !== this.#transform && this.#follow()),
      run.subscribe((now, before) => now.nodes !== before.nodes && this.#repaint(changed(now.nodes, before.nodes))),
      session.subscribe((now, before) => now.selected !== before.selected && this.#paintSoon()),
      stage.subscribe(
        (now, before) => (now.drawn !== before.drawn || now.marked !== before.marked) && this.#paintSoon(),
      ),
      plan.subscribe((now, before) => now.problemsOf !== before.problemsOf && this.#paintSoon()),
      theme.subscribe(() => setTimeout(() => this.#recolour())),
    );
    this.#paint();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
  }

  /** Shows nodes at other places than the document's, while they are dragged; undefined ends that. */
  move(places: ReadonlyMap<string, Point> | undefined): void {
    const begins = !this.#moving && places;
    this.#moving = places;
    if (begins || !places) this.#paint();
    this.#paintTop();
  }

  /** The node at a point of the canvas, the topmost first. */
  nodeAt([x, y]: readonly [number, number]): CanvasNode | undefined {
    return this.#editor.stage.getState().drawn.nodes.findLast(({ type, position, width = 0, height = 0 }) => {
      return (
        type !== "frame" && x >= position.x && y >= position.y && x <= position.x + width && y <= position.y + height
      );
    });
  }

  /** A box in pixels of the canvas, while one is drawn to select what is in it. */
  box(
    region:
      | { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
      | undefined,
  ): void {
    if (!region) {
      this.#top.width = 0;
      return;
    }
    this.#fit(this.#top);
    this.#clear(this.#top);
    const brush = this.#brush(this.#top);
    if (!brush) return;
    const { left, top, scale } = this.#picture;
    const at = [(region.left - left) * scale, (region.top - top) * scale] as const;
    const size = [(region.right - region.left) * scale, (region.bottom - region.top) * scale] as const;
    brush.context.fillStyle = this.#inks.selected;
    brush.context.globalAlpha = 0.12;
    brush.context.fillRect(...at, ...size);
    brush.context.globalAlpha = 1;
    brush.context.strokeStyle = this.#inks.selected;
    brush.context.strokeRect(...at, ...size);
  }

  #recolour(): void {
    this.#inks = readInks();
    this.#paint();
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  /** Moves the picture with the view, and paints it anew only when it must. */
  #follow(): void {
    const { transform, width, height } = this.#flow.getState();
    this.#transform = transform;
    const [x, y, zoom] = transform;
    const { left, top, scale } = this.#picture;
    const ratio = zoom / scale;
    const [dx, dy] = [left * zoom + x, top * zoom + y];
    const covered =
      dx <= 0 && dy <= 0 && dx + this.#picture.width * ratio >= width && dy + this.#picture.height * ratio >= height;
    if (ratio > farthest || (!covered && ratio >= 0.999 && ratio <= 1.001)) {
      this.#paint();
      return;
    }
    const css = `translate(${dx}px, ${dy}px) scale(${ratio})`;
    this.#base.style.transform = css;
    this.#top.style.transform = css;
    clearTimeout(this.#timer);
    if (ratio !== 1 || !covered) this.#timer = setTimeout(() => this.#paint(), restMs);
  }

  #paint(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    const { transform, width, height } = this.#flow.getState();
    if (width === 0 || height === 0) return;
    this.#transform = transform;
    const [x, y, zoom] = transform;
    // Half the pixels for the first one: what hasn't been moved yet needs no edge.
    const edge = this.#picture.scale === 0 ? 0 : margin;
    this.#picture = {
      left: (-x - width * edge) / zoom,
      top: (-y - height * edge) / zoom,
      scale: zoom,
      width: Math.round(width * (1 + 2 * edge)),
      height: Math.round(height * (1 + 2 * edge)),
    };
    this.#fit(this.#base);
    const css = `translate(${-width * edge}px, ${-height * edge}px) scale(1)`;
    for (const element of [this.#base, this.#top]) element.style.transform = css;
    this.#clear(this.#base);
    const brush = this.#brush(this.#base);
    if (brush) drawGraph(brush, this.#editor.stage.getState().drawn, new Set(this.#moving?.keys()));
    this.#paintTop();
  }

  /** Gives an element the picture's size; what needs no pixels gets none. */
  #fit(element: HTMLCanvasElement): void {
    const { width, height } = this.#picture;
    const pixels = devicePixelRatio;
    if (element.width === width * pixels && element.height === height * pixels) return;
    element.width = width * pixels;
    element.height = height * pixels;
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
  }

  #paintTop(): void {
    if (!this.#moving) {
      this.#top.width = 0;
      return;
    }
    this.#fit(this.#top);
    this.#clear(this.#top);
    const brush = this.#brush(this.#top);
    const moving = this.#moving;
    if (!brush || !moving) return;
    const { edges, byId } = this.#editor.stage.getState().drawn;
    const at = (node: CanvasNode) => moving.get(node.id) ?? node.position;
    const own = edges.filter(({ source, target }) => moving.has(source) || moving.has(target));
    drawWires(brush, own, byId, new Set(), at);
    for (const id of moving.keys()) {
      const node = byId.get(id);
      if (node) drawNode(brush, node, at(node));
    }
  }

  /** Paints over nodes whose state in the run changed. */
  #repaint(ids: readonly string[]): void {
    const brush = this.#brush(this.#base);
    const { drawn } = this.#editor.stage.getState();
    if (!brush) return;
    for (const id of ids) {
      const node = nodeOfRun(drawn, id);
      if (node && !isGround(node) && !this.#moving?.has(node.id)) drawNode(brush, node, node.position);
    }
  }

  #clear(element: HTMLCanvasElement): void {
    const context = element.getContext("2d");
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, element.width, element.height);
  }

  #brush(element: HTMLCanvasElement): Brush | undefined {
    const context = element.getContext("2d");
    if (!context || this.#picture.scale === 0) return undefined;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const { run, session, stage, plan } = this.#editor;
    const { selected } = session.getState();
    const { marked } = stage.getState();
    const { problemsOf } = plan.getState();
    return {
      context,
      picture: this.#picture,
      inks: this.#inks,
      runs: run.getState().nodes,
      selected: (id) => selected.has(id) || marked.has(id),
      wrong: (id) => hasError(problemsOf.get(id)),
    };
  }
}

function changed<T>(now: ReadonlyMap<string, T>, before: ReadonlyMap<string, T>): readonly string[] {
  return [...new Set([...now.keys(), ...before.keys()])].filter((id) => now.get(id) !== before.get(id));
}
