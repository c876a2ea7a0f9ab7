import { placeInFile } from "../canvas/place-in-file.ts";
import { outerPath } from "../canvas/scope.ts";
import type { Editor } from "../session/editor.ts";

/**
 * Selects a unit of the run with its node, where the canvas shows it. What is inside a sub-pipeline that isn't unfolded
 * is shown by the card that uses it: opened by itself, a sub-pipeline knows nothing of its uses.
 */
export function showUnit(editor: Editor, node: string, place: string): void {
  const { document, session, stage } = editor;
  const path = placeInFile(document.getState().pipeline, node);
  if (stage.getState().drawn.byId.has(path)) return session.selectUnit(path, place, session.getState().scope);
  if (path.startsWith("#") && node !== path) return showUnit(editor, outerPath(node), place);
  session.selectUnit(path, place);
}
