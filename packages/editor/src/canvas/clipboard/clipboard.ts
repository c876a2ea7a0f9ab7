import { copyNodes, pasteNodes, readPipeline, removeNodes, type Pipeline } from "@reelgraph/engine";
import type { Editor } from "../../session/editor.ts";
import { chosenPaths } from "../commands/chosen.ts";
import { layerAt } from "../unfold/layers.ts";
import { words } from "../words.ts";

/** Marks what was copied here among other JSON: a pipeline with one key more, which a file may have as well. */
const marker = { clipboard: "reelgraph/nodes" };

/** The selected nodes as the system's clipboard holds them: a pipeline as JSON. */
export function clipboardText(editor: Editor): string {
  const { reelgraph, ...rest } = copyNodes(editor.document.getState().pipeline, chosenPaths(editor));
  return JSON.stringify({ reelgraph, ...marker, ...rest }, null, 2);
}

/** Takes the selected nodes out, after they were copied. */
export function removeCopied(editor: Editor): void {
  const { document, session } = editor;
  const paths = chosenPaths(editor);
  document.apply(words.now().cutOut(paths.length), (file) => removeNodes(file, paths));
  session.select([]);
}

/** Puts the nodes of a text in at the pointer; false where it holds no pipeline. */
export function pasteText(editor: Editor, text: string, options: { readonly keepWires: boolean }): boolean {
  const pipeline = pipelineIn(text);
  return pipeline !== undefined && pastePipeline(editor, pipeline, options);
}

/** A pipeline that a text holds, if it holds one that can be used. */
export function pipelineIn(text: string): Pipeline | undefined {
  if (!text.trimStart().startsWith("{") || !text.includes('"nodes"')) return undefined;
  const { pipeline, problems } = readPipeline(text);
  return problems.some(({ severity }) => severity !== "warning") ? undefined : pipeline;
}

/** Puts the nodes of a pipeline in at a place, or at the pointer. */
export function pastePipeline(
  { document, session, stage }: Editor,
  pipeline: Pipeline,
  { keepWires, at }: { readonly keepWires: boolean; readonly at?: readonly [number, number] },
): boolean {
  let added: readonly string[] = [];
  const point = at ?? stage.camera.pointer();
  const layer = layerAt(stage.getState().drawn, point);
  const scope = layer?.scope.path ?? session.getState().scope;
  const place = layer?.toFile("", point) ?? point;
  const problem = document.apply(words.now().pasted(Object.keys(pipeline.nodes).length), (file) => {
    const edit = pasteNodes(file, pipeline, { scope, at: place, keepWires });
    ({ added } = edit);
    return edit;
  });
  if (problem) return false;
  stage.mark([]);
  session.select(added);
  return true;
}

/** Copies, cuts and pastes on the browser's own events, unless somebody types. Returns what stops it. */
export function listenForClipboard(editor: Editor): () => void {
  const gone = new AbortController();
  let shift = false;
  const isFree = ({ target }: Event) =>
    editor.session.getState().view === "graph" &&
    !(target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog")) &&
    (getSelection()?.isCollapsed ?? true);
  const copy = (event: ClipboardEvent, cut: boolean) => {
    if (!isFree(event) || chosenPaths(editor).length === 0) return;
    event.clipboardData?.setData("text/plain", clipboardText(editor));
    event.preventDefault();
    if (cut) removeCopied(editor);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (isFree(event) && pasteText(editor, text, { keepWires: shift })) event.preventDefault();
  };
  const { signal } = gone;
  document.addEventListener("copy", (event) => copy(event, false), { signal });
  document.addEventListener("cut", (event) => copy(event, true), { signal });
  document.addEventListener("paste", paste, { signal });
  window.addEventListener("keydown", (event) => (shift = event.shiftKey), { signal, capture: true });
  return () => gone.abort();
}
