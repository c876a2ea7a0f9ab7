import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftToLine,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  Move,
  SquareDashedMousePointer,
} from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import type { Editor } from "../../session/editor.ts";
import { moveAll } from "../dragging.ts";
import { downstream, upstream } from "../graph/order.ts";
import { walk, type Direction } from "../layout/walk.ts";
import { splitPath } from "../scope.ts";
import { words as canvasWords } from "../words.ts";
import { chosenNodes, chosenPaths, hasChosen, hasPlaced, idsOf, isGraph } from "./chosen.ts";
import { words } from "./words.ts";

const arrows = { left: ArrowLeft, right: ArrowRight, up: ArrowUp, down: ArrowDown };
const directions: readonly Direction[] = ["left", "right", "up", "down"];
const keyOf = (direction: Direction): string => `Arrow${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;
/** One step of the grid, in pixels. */
const step = 20;

/** Selecting, and going from node to node, without a pointer. */
export const selectCommands: readonly Command[] = [
  ...directions.map((direction) =>
    defineCommand({
      id: `select.${direction}`,
      title: () => words.now()[`walk_${direction}`],
      icon: arrows[direction],
      keys: [keyOf(direction)],
      isEnabled: isGraph,
      run: (editor) => go(editor, direction),
    }),
  ),
  ...directions.map((direction) =>
    defineCommand({
      id: `layout.nudge.${direction}`,
      title: () => words.now()[`nudge_${direction}`],
      icon: Move,
      keys: [`Alt+${keyOf(direction)}`],
      isEnabled: hasPlaced(1),
      run: (editor) => nudge(editor, direction),
    }),
  ),
  defineCommand({
    id: "select.all",
    title: () => words.now().selectAll,
    icon: SquareDashedMousePointer,
    keys: ["Mod+A"],
    isEnabled: isGraph,
    run({ session, stage }) {
      const { nodes } = stage.getState().drawn;
      session.select(nodes.filter(({ type }) => type === "card").map(({ id }) => id));
    },
  }),
  defineCommand({
    id: "select.upstream",
    title: () => words.now().selectUpstream,
    icon: ArrowLeftToLine,
    keys: ["Shift+ArrowLeft"],
    isEnabled: hasChosen,
    run: (editor) => grow(editor, upstream),
  }),
  defineCommand({
    id: "select.downstream",
    title: () => words.now().selectDownstream,
    icon: ArrowRightToLine,
    keys: ["Shift+ArrowRight"],
    isEnabled: hasChosen,
    run: (editor) => grow(editor, downstream),
  }),
];

function grow(editor: Editor, by: typeof upstream): void {
  const { layers } = editor.stage.getState().drawn;
  const byScope = Map.groupBy(chosenPaths(editor), (path) => splitPath(path).scope);
  const grown = [...byScope].flatMap(([path, paths]) => {
    const scope = layers.get(path)?.scope;
    return scope ? [...by(scope.nodes, idsOf(paths))].map((id) => scope.prefix + id) : [];
  });
  editor.session.select(grown);
}

function go(editor: Editor, direction: Direction): void {
  const { session, stage } = editor;
  const { drawn } = stage.getState();
  const from = [...chosenNodes(editor)].at(-1)?.id;
  const to = walk(drawn, from, direction);
  if (to === undefined) return;
  const isCard = drawn.byId.get(to)?.type === "card";
  session.select(isCard ? [to] : []);
  stage.mark(isCard ? [] : [to]);
  bringIntoView(editor, to);
  stage.camera.focus(to);
}

/** Moves the view only when the node isn't in it. */
function bringIntoView({ stage }: Editor, id: string): void {
  const node = stage.getState().drawn.byId.get(id);
  if (!node) return;
  const [x, y] = stage.camera.toScreen([node.position.x, node.position.y]);
  const [right, bottom] = stage.camera.toScreen([
    node.position.x + (node.width ?? 0),
    node.position.y + (node.height ?? 0),
  ]);
  const [left, top, width, height] = stage.camera.frame();
  if (x < left || y < top || right > left + width || bottom > top + height) stage.camera.show(id);
}

function nudge(editor: Editor, direction: Direction): void {
  const dx = direction === "left" ? -step : direction === "right" ? step : 0;
  const dy = direction === "up" ? -step : direction === "down" ? step : 0;
  const { drawn } = editor.stage.getState();
  const nodes = chosenNodes(editor).filter(({ draggable }) => draggable !== false);
  const places = nodes.map(({ id, position: { x, y } }) => [id, [x + dx, y + dy]] as const);
  const ids = places.map(([id]) => id).join();
  editor.document.apply(
    canvasWords.now().moved(nodes.length),
    (file) => moveAll(file, drawn, new Map(places)),
    `nudge ${ids}`,
  );
}
