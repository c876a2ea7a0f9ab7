import { addNode, freeName, type NodeInfo } from "@reelgraph/engine";
import { addMedia } from "../../api/pipelines.ts";
import type { Editor } from "../../session/editor.ts";
import { layerAt } from "../unfold/layers.ts";
import { words } from "../words.ts";
import { pastePipeline, pipelineIn } from "./clipboard.ts";
import { readFilmPipeline } from "./film-box.ts";
import { openAsNew } from "./open-as-new.ts";

/** Files larger than this are no pipelines, in bytes. */
const largest = 2_000_000;
/** Distance of nodes for files that come together, in pixels. */
const step = 280;

interface Drop {
  /** In pixels of the canvas. */
  readonly at: readonly [number, number];
  /** What is in the file is put in here, instead of being opened. */
  readonly insert: boolean;
}

/**
 * Takes files in. A pipeline, or a film that carries the one that made it, is opened as a new pipeline, or its nodes are
 * put in here; pictures, clips and sounds become nodes that read them.
 */
export async function dropFiles(editor: Editor, files: readonly File[], { at: [x, y], insert }: Drop): Promise<void> {
  let row = 0;
  for (const file of files) {
    const at = [x, y + step * row] as const;
    if (/\.jsonc?$/i.test(file.name)) {
      const text = file.size > largest ? "" : await file.text();
      const pipeline = pipelineIn(text);
      if (pipeline && insert) pastePipeline(editor, pipeline, { keepWires: false, at });
      else if (pipeline) return openAsNew(file.name, text);
      continue;
    }
    const made = insert || !file.type.startsWith("video/") ? undefined : await readFilmPipeline(file);
    if (made) return openAsNew(made.file, made.text, made.texts);
    const kind = /^(image|video|audio)\//.exec(file.type)?.[1];
    if (kind !== undefined && (await addSource(editor, file, kind, at))) row++;
  }
}

/** Puts a media file beside the pipeline, and a node that reads it on the canvas. */
async function addSource(editor: Editor, file: File, kind: string, at: readonly [number, number]): Promise<boolean> {
  const { document, session, stage } = editor;
  const found = [...stage.getState().types.values()]
    .map((info) => readerOf(info, kind))
    .find((one) => one !== undefined);
  if (!found) return false;
  const name = await addMedia(document.getState().file, file).catch(() => undefined);
  const layer = layerAt(stage.getState().drawn, at);
  if (name === undefined || !layer) return false;
  const { nodes, prefix } = layer.scope;
  const id = freeName(found.type, (taken) => Object.hasOwn(nodes, taken));
  const path = prefix + id;
  document.apply(words.now().added(file.name), (before) =>
    addNode(before, path, { use: found.type, with: { [found.param]: name } }, layer.toFile(path, at)),
  );
  session.select([path]);
  return true;
}

/** A type that brings this kind of media from a file, and its parameter for that. */
function readerOf({ type, category, outputs, params }: NodeInfo, kind: string) {
  const gives = Object.values(outputs).some((port) => port.kind === kind);
  const param = Object.entries(params).find(([, schema]) => schema["widget"] === "file")?.[0];
  return category === "source" && gives && param !== undefined ? { type, param } : undefined;
}
