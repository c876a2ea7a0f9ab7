import {
  combine,
  duplicateNodes,
  freeName,
  groupNodes,
  removeNodes,
  setFrame,
  setLocked,
  setNote,
  ungroupNode,
  type Edit,
  type Pipeline,
  type Position,
} from "@reelgraph/engine";
import { Boxes, CopyPlus, DoorOpen, Group, Lock, LogOut, Plus, Spline, StickyNote, Trash2, Frame } from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import type { Editor } from "../../session/editor.ts";
import { said } from "../../language/sentences/said.ts";
import { boardKey } from "../board/derive-board.ts";
import { sheetsAround } from "../board/sheets-around.ts";
import { cutWire } from "../connect/wire-edits.ts";
import { flowOf } from "../graph/flow.ts";
import { typeOfFlow } from "../graph/flow-type.ts";
import { boundsOf } from "../graph/window.ts";
import { outerPath } from "../scope.ts";
import { insideOf } from "../unfold/inside.ts";
import { inOneScope, layerAt, layerOf } from "../unfold/layers.ts";
import { words as canvasWords } from "../words.ts";
import { chosenNodes, chosenPaths, chosenSheets, chosenWires, hasChosen, isGraph } from "./chosen.ts";
import { words } from "./words.ts";

const nodeAt = ({ stage }: Editor, path: string | undefined) => {
  const node = path === undefined ? undefined : stage.getState().drawn.byId.get(path);
  return node?.type === "card" ? node : undefined;
};
const single = (editor: Editor) => {
  const [path, ...others] = chosenPaths(editor);
  return others.length === 0 ? nodeAt(editor, path) : undefined;
};
const inside = (editor: Editor): string | undefined => {
  const card = single(editor);
  return card && insideOf(card.data.spec, card.id);
};

/** Adding, wiring and taking away; frames and notes; sub-pipelines and bodies. */
export const graphCommands: readonly Command[] = [
  defineCommand({
    id: "graph.add",
    title: () => words.now().addNode,
    icon: Plus,
    keys: ["N"],
    isEnabled: isGraph,
    run: openSearch,
  }),
  defineCommand({
    id: "graph.connect",
    title: () => words.now().connect,
    icon: Spline,
    keys: ["C"],
    isEnabled: (editor) => isGraph(editor) && chosenNodes(editor).some(({ type }) => type === "card" || type === "end"),
    run: ({ stage }) => stage.put("connecting", {}),
  }),
  defineCommand({
    id: "edit.remove",
    title: () => words.now().remove,
    icon: Trash2,
    keys: ["Delete", "Backspace"],
    isEnabled: (editor) =>
      isGraph(editor) && (chosenPaths(editor).length > 0 || editor.stage.getState().marked.size > 0),
    run: removeChosen,
  }),
  defineCommand({
    id: "edit.duplicate",
    title: () => words.now().duplicate,
    icon: CopyPlus,
    keys: ["Mod+D"],
    isEnabled: hasChosen,
    run(editor) {
      const paths = chosenPaths(editor);
      let copies: Iterable<string> = [];
      editor.document.apply(canvasWords.now().duplicated(paths.length), (file) => {
        const edit = duplicateNodes(file, paths);
        copies = edit.copies.values();
        return edit;
      });
      editor.session.select(copies);
    },
  }),
  defineCommand({
    id: "graph.group",
    title: () => words.now().group,
    icon: Group,
    keys: ["Mod+G"],
    isEnabled: hasChosen,
    run: groupChosen,
  }),
  defineCommand({
    id: "graph.ungroup",
    title: () => words.now().ungroup,
    icon: Boxes,
    keys: ["Mod+Shift+G"],
    isEnabled: (editor) => single(editor)?.data.spec.use.startsWith("#") === true,
    run(editor) {
      const path = single(editor)?.id;
      if (path === undefined) return;
      const problem = editor.document.apply(words.now().ungrouped, (file) => ungroupNode(file, path));
      if (problem) editor.stage.put("said", said(problem.message));
      else editor.session.select([]);
    },
  }),
  defineCommand({
    id: "node.enter",
    title: () => words.now().enter,
    icon: DoorOpen,
    keys: ["Mod+ArrowDown"],
    isEnabled: (editor) => isGraph(editor) && inside(editor) !== undefined,
    run(editor) {
      const path = inside(editor);
      if (path !== undefined) editor.session.enter(path);
    },
  }),
  defineCommand({
    id: "graph.leave",
    title: () => words.now().leave,
    icon: LogOut,
    keys: ["Escape", "Mod+ArrowUp"],
    isEnabled: isGraph,
    run(editor) {
      const { session, stage } = editor;
      const { scope, selected } = session.getState();
      // Escape lets go first, and leaves only then.
      if (selected.size > 0 || stage.getState().marked.size > 0) {
        session.select([]);
        stage.mark([]);
      } else if (scope !== "") {
        session.enter(outerPath(scope));
        if (!scope.startsWith("#")) session.select([scope]);
      }
    },
  }),
  defineCommand({
    id: "board.frame",
    title: () => words.now().addFrame,
    icon: Frame,
    keys: ["Shift+F"],
    isEnabled: isGraph,
    run: frameChosen,
  }),
  defineCommand({
    id: "board.note",
    title: () => words.now().addNote,
    icon: StickyNote,
    keys: ["Shift+N"],
    isEnabled: isGraph,
    run(editor) {
      const { document, stage } = editor;
      const bounds = boundsOf(chosenNodes(editor));
      const at = bounds ? ([bounds.left, bounds.bottom + 20] as const) : stage.camera.pointer();
      const { key, id, layer } = freeBoardKey(editor, "n", at);
      const there = layer?.toFile(id, at) ?? at;
      document.apply(words.now().noteAdded, (file) => setNote(file, key, { at: there, size: [220, 100], text: "" }));
      stage.mark([id]);
      stage.put("writing", id);
    },
  }),
  defineCommand({
    id: "node.lock",
    title: () => words.now().lock,
    icon: Lock,
    keys: ["L"],
    isEnabled: hasChosen,
    run(editor) {
      const paths = chosenPaths(editor);
      const locked = new Set(editor.document.getState().pipeline.board?.locked);
      const lock = paths.some((path) => !locked.has(path));
      editor.document.apply(lock ? words.now().locked : words.now().unlocked, (file) => setLocked(file, paths, lock));
    },
  }),
];

/** Opens the search of nodes where the pointer is. */
export function openSearch({ stage }: Editor): void {
  const at = stage.camera.pointer();
  stage.put("searching", { at, screen: stage.camera.toScreen(at) });
}

function removeChosen(editor: Editor): void {
  const { document, session, stage } = editor;
  const { drawn } = stage.getState();
  const paths = chosenPaths(editor);
  const wires = chosenWires(editor);
  const sheets = chosenSheets(editor);
  const edits: ((file: Pipeline) => Edit)[] = [
    ...wires
      .filter(({ source, target }) => !paths.includes(source) && !paths.includes(target))
      .map((wire) => (file: Pipeline) => cutWire(file, drawn, wire)),
    ...sheets.map((id) => (file: Pipeline) => {
      return drawn.byId.get(id)?.type === "frame"
        ? setFrame(file, boardKey(id), undefined)
        : setNote(file, boardKey(id), undefined);
    }),
    ...(paths.length > 0 ? [(file: Pipeline) => removeNodes(file, paths)] : []),
  ];
  // The cards of inputs and outputs can't be removed; what is on them can, there.
  if (edits.length === 0) return;
  const text = words.now();
  document.apply(paths.length > 0 ? text.removed(paths.length) : canvasWords.now().cut(wires.length), (file) =>
    combine(file, edits),
  );
  session.select([]);
  stage.mark([]);
}

function groupChosen(editor: Editor): void {
  const { document, session, stage } = editor;
  const { drawn, types } = stage.getState();
  const paths = inOneScope(chosenPaths(editor).map((id) => ({ id }))).map(({ id }) => id);
  const scope = paths[0] === undefined ? undefined : layerOf(drawn, paths[0])?.scope;
  if (!scope) return;
  const { pipeline } = document.getState();
  const name = freeName("group", (taken) => Object.hasOwn(pipeline.pipelines ?? {}, taken));
  const staying = new Set(Object.keys(scope.nodes).filter((id) => !paths.includes(scope.prefix + id)));
  const id = freeName(name, (taken) => staying.has(taken));
  const problem = document.apply(words.now().grouped(paths.length), (file) =>
    groupNodes(file, paths, {
      name,
      id,
      sheets: sheetsAround(drawn, paths),
      typeOf: (reference) => typeOfFlow(flowOf(pipeline, scope, types, reference)),
    }),
  );
  if (!problem) session.select([scope.prefix + id]);
}

/** Space between a frame and what it is drawn around, in pixels. */
const around = { side: 40, top: 60 };

function frameChosen(editor: Editor): void {
  const { document, stage } = editor;
  const bounds = boundsOf(inOneScope(chosenNodes(editor)));
  const [x, y] = stage.camera.pointer();
  const at = bounds ? ([bounds.left - around.side, bounds.top - around.top] as const) : ([x, y] as const);
  const size = bounds
    ? ([bounds.right - bounds.left + 2 * around.side, bounds.bottom - bounds.top + around.top + around.side] as const)
    : ([480, 320] as const);
  const { key, id, layer } = freeBoardKey(editor, "f", at);
  const there = layer?.toFile(id, at) ?? at;
  document.apply(words.now().frameAdded, (file) => setFrame(file, key, { at: there, size }));
  editor.session.select([]);
  stage.mark([id]);
  stage.put("writing", id);
}

/** A key for the file, and the id by which the canvas knows it: in the scope of what is selected, or of the place. */
function freeBoardKey(editor: Editor, letter: "f" | "n", at: Position) {
  const { board } = editor.document.getState().pipeline;
  const { drawn } = editor.stage.getState();
  const [first] = chosenNodes(editor);
  const layer = first ? layerOf(drawn, first.id) : layerAt(drawn, at);
  const prefix = layer?.scope.prefix ?? "";
  const taken = { ...board?.frames, ...board?.notes };
  let number = 1;
  while (Object.hasOwn(taken, `${prefix}${letter}${number}`)) number++;
  return { key: `${prefix}${letter}${number}`, id: `${prefix}:${letter}${number}`, layer };
}
