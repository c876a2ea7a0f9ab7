import type { Editor } from "../../session/editor.ts";
import { dropNodes, membersOf } from "../dragging.ts";
import { touches } from "../graph/window.ts";
import type { FarPicture } from "./far-picture.ts";

type Point = readonly [number, number];

/**
 * Hands on the picture: a click selects, a drag moves, a drag on the ground with the select tool or with Shift selects
 * what is in the box, a double click comes nearer. Returns what stops it.
 */
export function listenToHands(section: HTMLElement, editor: Editor, picture: FarPicture): () => void {
  const { session, stage } = editor;
  const gone = new AbortController();
  const at = ({ clientX, clientY }: MouseEvent): Point => stage.camera.toCanvas([clientX, clientY]);
  const isGround = ({ target }: Event) => target instanceof Element && target.classList.contains("react-flow__pane");
  let drag: Drag | undefined;

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !isGround(event)) return;
    const node = picture.nodeAt(at(event));
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (!node) {
      if (stage.getState().tool === "hand" && !event.shiftKey) return;
      drag = { from: at(event), kind: "box", adds };
    } else {
      const { selected } = session.getState();
      if (adds)
        session.select(selected.has(node.id) ? [...selected].filter((id) => id !== node.id) : [...selected, node.id]);
      else if (!selected.has(node.id)) session.select([node.id]);
      drag = { from: at(event), kind: "move", adds };
    }
    event.stopPropagation();
    section.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    event.stopPropagation();
    const [x, y] = at(event);
    const [dx, dy] = [x - drag.from[0], y - drag.from[1]];
    if (drag.kind === "box") {
      picture.box({
        left: Math.min(x, drag.from[0]),
        top: Math.min(y, drag.from[1]),
        right: Math.max(x, drag.from[0]),
        bottom: Math.max(y, drag.from[1]),
      });
      return;
    }
    const { drawn } = stage.getState();
    const own = [...session.getState().selected]
      .flatMap((id) => drawn.byId.get(id) ?? [])
      .filter(({ draggable }) => draggable !== false);
    const places = [...own, ...membersOf(drawn, own)].map(
      ({ id, position }) => [id, { x: position.x + dx, y: position.y + dy }] as const,
    );
    drag.places = new Map(places);
    picture.move(drag.places);
  };
  const up = (event: PointerEvent) => {
    if (!drag) return;
    event.stopPropagation();
    section.releasePointerCapture(event.pointerId);
    const { kind, from, places, adds } = drag;
    drag = undefined;
    const [x, y] = at(event);
    if (kind === "move") {
      picture.move(undefined);
      if (places)
        dropNodes(editor, new Map([...places].map(([id, to]) => [id, [to.x, to.y]])), {
          copy: event.altKey,
          wire: undefined,
        });
      return;
    }
    picture.box(undefined);
    const region = {
      left: Math.min(x, from[0]),
      top: Math.min(y, from[1]),
      right: Math.max(x, from[0]),
      bottom: Math.max(y, from[1]),
    };
    const found = stage
      .getState()
      .drawn.nodes.filter((node) => node.type === "card" && touches(node, region))
      .map(({ id }) => id);
    session.select(adds ? [...session.getState().selected, ...found] : found);
    stage.mark([]);
  };
  const mouse = (event: MouseEvent) => {
    // React Flow pans and selects by mouse events.
    if (drag) event.stopPropagation();
  };
  const twice = (event: MouseEvent) => {
    const node = isGround(event) ? picture.nodeAt(at(event)) : undefined;
    if (!node) return;
    event.stopPropagation();
    stage.camera.show(node.id);
  };
  const options = { capture: true, signal: gone.signal };
  section.addEventListener("pointerdown", down, options);
  section.addEventListener("pointermove", move, options);
  section.addEventListener("pointerup", up, options);
  section.addEventListener("mousedown", mouse, options);
  section.addEventListener("dblclick", twice, options);
  section.addEventListener("click", (event) => isGround(event) && event.stopPropagation(), options);
  return () => gone.abort();
}

interface Drag {
  /** In pixels of the canvas. */
  readonly from: Point;
  readonly kind: "box" | "move";
  readonly adds: boolean;
  places?: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}
