import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  LayoutGrid,
  Minus,
} from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import type { Editor } from "../../session/editor.ts";
import { moveAll } from "../dragging.ts";
import { align, distribute, straighten, type Edge, type Places } from "../layout/arrange.ts";
import type { CanvasNode } from "../graph/model.ts";
import { inOneScope, layerOf } from "../unfold/layers.ts";
import { words as canvasWords } from "../words.ts";
import { chosenNodes, hasPlaced, isGraph } from "./chosen.ts";
import { words } from "./words.ts";

const edges = [
  ["left", "alignLeft", AlignStartVertical, "Alt+Shift+ArrowLeft"],
  ["right", "alignRight", AlignEndVertical, "Alt+Shift+ArrowRight"],
  ["top", "alignTop", AlignStartHorizontal, "Alt+Shift+ArrowUp"],
  ["bottom", "alignBottom", AlignEndHorizontal, "Alt+Shift+ArrowDown"],
  ["center", "alignCenter", AlignCenterVertical, "Alt+Shift+C"],
  ["middle", "alignMiddle", AlignCenterHorizontal, "Alt+Shift+M"],
] as const satisfies readonly (readonly [Edge, string, unknown, string])[];

/** Putting nodes in order. Locked ones stay where they are. */
export const layoutCommands: readonly Command[] = [
  ...edges.map(([edge, name, icon, key]) =>
    defineCommand({
      id: `layout.${name}`,
      title: () => words.now()[name],
      icon,
      keys: [key],
      isEnabled: hasPlaced(2),
      run: (editor) => put(editor, words.now()[name], align(movable(chosenNodes(editor)), edge)),
    }),
  ),
  defineCommand({
    id: "layout.distributeX",
    title: () => words.now().distributeX,
    icon: AlignHorizontalSpaceAround,
    keys: ["Alt+Shift+H"],
    isEnabled: hasPlaced(3),
    run: (editor) => put(editor, words.now().distributeX, distribute(movable(chosenNodes(editor)), "x")),
  }),
  defineCommand({
    id: "layout.distributeY",
    title: () => words.now().distributeY,
    icon: AlignVerticalSpaceAround,
    keys: ["Alt+Shift+V"],
    isEnabled: hasPlaced(3),
    run: (editor) => put(editor, words.now().distributeY, distribute(movable(chosenNodes(editor)), "y")),
  }),
  defineCommand({
    id: "layout.straighten",
    title: () => words.now().straighten,
    icon: Minus,
    keys: ["Q"],
    isEnabled: hasPlaced(1),
    run(editor) {
      const { drawn } = editor.stage.getState();
      put(editor, words.now().straighten, straighten(movable(chosenNodes(editor)), drawn));
    },
  }),
  defineCommand({
    id: "layout.tidy",
    title: () => canvasWords.now().tidy,
    icon: LayoutGrid,
    keys: ["Alt+Shift+T"],
    isEnabled: isGraph,
    run: (editor) => void tidyUp(editor),
  }),
];

/** What is selected, or everything: the layout's own code comes when it is first asked for. */
async function tidyUp(editor: Editor): Promise<void> {
  const { drawn } = editor.stage.getState();
  const chosen = inOneScope(chosenNodes(editor).filter(isLaidOut));
  const all = drawn.nodes.filter((node) => isLaidOut(node) && layerOf(drawn, node.id)?.card === undefined);
  const nodes = movable(chosen.length > 1 ? chosen : all);
  if (nodes.length === 0) return;
  const { tidy } = await import("../layout/tidy.ts");
  const places = await tidy(nodes, drawn);
  put(editor, words.now().tidied, places);
  if (chosen.length <= 1) editor.stage.camera.fit();
}

const isLaidOut = ({ type }: CanvasNode): boolean => type === "card" || type === "end";
const movable = (nodes: readonly CanvasNode[]) => nodes.filter(({ draggable }) => draggable !== false);

function put({ document, stage }: Editor, label: string, places: Places): void {
  const { drawn } = stage.getState();
  if (places.size > 0) document.apply(label, (file) => moveAll(file, drawn, places));
}
