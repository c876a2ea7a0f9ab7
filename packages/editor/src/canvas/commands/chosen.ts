import type { Editor } from "../../session/editor.ts";
import { isBoardId } from "../board/derive-board.ts";
import type { CanvasNode } from "../graph/model.ts";
import { splitPath } from "../scope.ts";

/** Questions that commands ask about what is selected. */

/** Id paths of the selected nodes that are still there: an undo may have taken some away. */
export function chosenPaths({ session, stage }: Editor): readonly string[] {
  const { byId } = stage.getState().drawn;
  return [...session.getState().selected].filter((path) => byId.has(path));
}

/** All that is selected and has a place: nodes, cards of ends, frames and notes. */
export function chosenNodes({ session, stage }: Editor): readonly CanvasNode[] {
  const { drawn, marked } = stage.getState();
  return [...session.getState().selected, ...marked].flatMap((id) => drawn.byId.get(id) ?? []);
}

/** Selected frames and notes. */
export const chosenSheets = (editor: Editor): readonly string[] =>
  [...editor.stage.getState().marked].filter(isBoardId);

/** Selected wires. */
export function chosenWires({ stage }: Editor) {
  const { drawn, marked } = stage.getState();
  return marked.size === 0 ? [] : drawn.edges.filter(({ id }) => marked.has(id));
}

/** Ids in their scope. */
export const idsOf = (paths: readonly string[]): readonly string[] => paths.map((path) => splitPath(path).id);

export const isGraph = ({ session }: Editor): boolean => session.getState().view === "graph";
export const hasChosen = (editor: Editor): boolean => isGraph(editor) && chosenPaths(editor).length > 0;
export const hasPlaced =
  (count: number) =>
  (editor: Editor): boolean =>
    isGraph(editor) && chosenNodes(editor).length >= count;
