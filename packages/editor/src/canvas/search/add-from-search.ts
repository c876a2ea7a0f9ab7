import { addNode, combine, freeName, type NodeInfo, type NodeSpec, type Pipeline } from "@reelgraph/engine";
import type { Editor } from "../../session/editor.ts";
import { fittingPort } from "../connect/candidates.ts";
import { shownOn } from "../connect/use-connecting.ts";
import { addWired, insertIntoWire } from "../connect/wire-edits.ts";
import { cardShape } from "../card-shape.ts";
import type { Searching } from "../stage.ts";
import { layerAt, layerOf } from "../unfold/layers.ts";
import { words } from "../words.ts";
import type { Found } from "./find-types.ts";

/** Puts a node of the type that was picked, wired to what the search was opened from, and selects it. */
export function addFromSearch(editor: Editor, { use, info, port, title }: Found, searching: Searching): void {
  const { document, session, stage } = editor;
  const shown = shownOn(editor);
  if (!shown) return;
  const { drawn } = shown;
  const { from, wire: wireId } = searching;
  const wire = drawn.edges.find((edge) => edge.id === wireId);
  const beside = from?.node ?? wire?.target;
  const layer = beside === undefined ? layerAt(drawn, searching.at) : layerOf(drawn, beside);
  if (!layer) return;
  const { scope } = layer;
  const id = freeName(idFor(use), (name) => Object.hasOwn(scope.nodes, name));
  const path = scope.prefix + id;
  const spec = newNode(use, info);
  const shape = cardShape(spec, info, false);
  // What was pulled out of a port on the left goes to the left of the pointer; the port comes to lie under it.
  const height = shape.ports.find((one) => one.name === port)?.y ?? 20;
  const [x, y] = searching.at;
  const left = from?.side === "in" ? x - shape.width : x;
  const corner = wire
    ? ([x - shape.width / 2, y - shape.height / 2] as const)
    : ([left, from ? y - height : y] as const);
  const at = layer.toFile(path, corner);
  const output = fittingPort(info, "in", "any", () => true);
  document.apply(words.now().added(title), (file) => {
    if (wire && port !== undefined && output !== undefined) {
      return combine(file, [
        (before) => addNode(before, path, spec, at),
        (before: Pipeline) => insertIntoWire(before, shown, wire, { path, input: port, output }),
      ]);
    }
    if (from && port !== undefined) return addWired(file, shown, { path, spec, at, port, from });
    return addNode(file, path, spec, at);
  });
  stage.mark([]);
  session.select([path]);
  stage.camera.focus(path);
}

/** A name for a node of a type: the type's own, or the sub-pipeline's. */
const idFor = (use: string): string => {
  const name = use
    .replace(/^#/, "")
    .replace(/^.*\//, "")
    .replace(/\.json$/, "")
    .replace(/@\d+$/, "");
  return /^[A-Za-z][\w-]*$/.test(name) ? name : "node";
};

/** A new node as a file would have it: what its type can't do without, and nothing else. */
function newNode(use: string, info: NodeInfo): NodeSpec {
  if (info.yields) return { use, body: {}, yield: {} };
  return { use };
}
