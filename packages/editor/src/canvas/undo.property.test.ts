import { renameNode, setParameter, setRoute, type NodeInfo } from "@reelgraph/engine";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openDocument } from "../document/document.ts";
import { openPlanStore } from "../run/plan-store.ts";
import { openRunStore } from "../run/run-store.ts";
import type { Editor } from "../session/editor.ts";
import { rememberSelection } from "../session/remember-selection.ts";
import { openSession } from "../session/session.ts";
import { clipboardText, pasteText } from "./clipboard/clipboard.ts";
import { chosenPaths } from "./commands/chosen.ts";
import { canvasCommands } from "./commands.ts";
import { candidates } from "./connect/candidates.ts";
import { shownOn } from "./connect/use-connecting.ts";
import { connectPorts, cutWire } from "./connect/wire-edits.ts";
import { derive, noMemory } from "./derive.ts";
import { dropNodes } from "./dragging.ts";
import { portsOf } from "./graph/model.ts";
import { scopeAt } from "./scope.ts";
import { addFromSearch } from "./search/add-from-search.ts";
import { findTypes } from "./search/find-types.ts";
import { typeWords } from "./search/type-words.ts";
import { openStage } from "./stage.ts";
import { nodeTypes } from "../testing/node-types.ts";

const start = `{
  // A comment stays where it is.
  "reelgraph": 1,
  "name": "A film",
  "inputs": { "idea": { "type": "text", "default": "a boat" } },
  "nodes": {
    "board": { "use": "storyboard", "with": { "idea": "$inputs.idea", "scenes": 3 } },
    "shot": { "use": "generate", "with": { "prompt": "$board.scenes", "seconds": 2 } },
    "clip": {
      "use": "refine", "with": { "prompt": "$inputs.idea" }, "until": "score >= 8",
      "body": {
        "video": { "use": "generate", "with": { "prompt": "$state.prompt" } },
        "judge": { "use": "evaluate", "with": { "video": "$video.video" } }
      },
      "yield": { "result": "$video.video", "score": "$judge.overall" }
    },
    "film":   { "use": "concat", "with": { "clips": ["$shot.video", "$clip.result"] } }
  },
  "outputs": { "film": "$film.video" },
  "ui": { "board": [0, 0], "shot": [320, 0] },
  "unknown": { "stays":   true }
}
`;

let types: ReadonlyMap<string, NodeInfo>;
beforeAll(async () => {
  types = await nodeTypes();
});

function open(): Editor & { readonly look: () => void; readonly stop: () => void } {
  const editor = {
    document: openDocument("film.json", start, null),
    session: openSession(),
    run: openRunStore(),
    plan: openPlanStore(),
    stage: openStage(),
  };
  const { document, session, stage } = editor;
  const memory = noMemory();
  const stop = rememberSelection(editor);
  /** What the canvas does after each change: it shows what there is. */
  const look = () => {
    const { pipeline } = document.getState();
    const scope = scopeAt(pipeline, session.getState().scope);
    if (!scope) {
      session.enter("");
      return look();
    }
    stage.setState({ drawn: derive(pipeline, scope, types, memory, session.getState().unfolded), scope, types });
  };
  look();
  return { ...editor, look, stop };
}

/** Left out: what only looks, what needs a browser, and undoing itself. */
const others = /^(view\.|tool\.|graph\.add|graph\.connect|layout\.tidy|edit\.(copy|cut|paste))/;
const commands = canvasCommands.filter(({ id }) => !others.test(id));

type Choose = <T>(list: readonly T[]) => T | undefined;

/** Everything that hands do on the canvas, chosen by numbers. */
const deeds: readonly ((editor: Editor, choose: Choose) => void)[] = [
  ({ session, stage }, choose) => {
    const cards = stage.getState().drawn.nodes.filter(({ type }) => type === "card");
    session.select([choose(cards), choose(cards)].flatMap((node) => node?.id ?? []));
  },
  ({ stage }, choose) => {
    const { nodes, edges } = stage.getState().drawn;
    const one = choose<{ readonly id: string }>([...nodes.filter(({ type }) => type !== "card"), ...edges]);
    stage.mark(one ? [one.id] : []);
  },
  (editor, choose) => {
    const command = choose(commands);
    if (command?.isEnabled?.(editor) ?? true) command?.run(editor);
  },
  (editor, choose) => {
    const shown = shownOn(editor);
    const node = choose(shown?.drawn.nodes.filter(({ type }) => type === "card" || type === "end") ?? []);
    const port = choose(portsOf(node));
    if (!shown || !node || !port) return;
    const from = { node: node.id, side: port.side, port: port.name };
    const to = choose(candidates(shown.drawn, from));
    if (to) editor.document.apply("connect", (file) => connectPorts(file, shown, from, to));
  },
  (editor, choose) => {
    const { drawn } = editor.stage.getState();
    const wire = choose(drawn.edges);
    if (wire) editor.document.apply("cut", (file) => cutWire(file, drawn, wire));
  },
  (editor, choose) => {
    const { document, stage } = editor;
    const { types: known, drawn } = stage.getState();
    const node = choose(drawn.nodes.filter(({ type }) => type === "card"));
    const port = choose(portsOf(node));
    const from = node && port ? { node: node.id, side: port.side, port: port.name } : undefined;
    const where = { types: known, pipeline: document.getState().pipeline, drawn, named: typeWords.now() };
    const wire = choose(drawn.edges)?.id;
    const searching = {
      at: [33, 44],
      screen: [0, 0],
      ...(from ? { from } : wire === undefined ? {} : { wire }),
    } as const;
    const found = choose(findTypes(where, from, from ? undefined : wire));
    if (found) addFromSearch(editor, found, searching);
  },
  (editor, choose) => {
    const node = choose(editor.stage.getState().drawn.nodes);
    const far = choose([20, 133, -260]) ?? 0;
    const at = [(node?.position.x ?? 0) + far, (node?.position.y ?? 0) - far] as const;
    const wire = choose([undefined, choose(editor.stage.getState().drawn.edges)?.id]);
    if (node) dropNodes(editor, new Map([[node.id, at]]), { copy: choose([false, true]) ?? false, wire });
  },
  (editor, choose) => {
    const [path] = editor.session.getState().selected;
    if (path === undefined) return;
    const value = choose(["a", "$5", 3, undefined]);
    editor.document.apply("set", (file) => setParameter(file, path, "seconds", value), choose([undefined, "typing"]));
  },
  (editor, choose) => {
    const [path] = editor.session.getState().selected;
    const name = choose(["renamed", "shot", "x1"]) ?? "";
    if (path !== undefined) editor.document.apply("rename", (file) => renameNode(file, path, name));
  },
  (editor, choose) => {
    if (chosenPaths(editor).length > 0)
      pasteText(editor, clipboardText(editor), { keepWires: choose([true, false]) ?? false });
  },
  (editor, choose) => {
    const wire = choose(editor.stage.getState().drawn.edges);
    if (wire) editor.document.apply("route", (file) => setRoute(file, wire.id, [[choose([10, 210]) ?? 0, 30]]));
  },
  ({ document }) => document.undo(),
  ({ document }) => document.redo(),
];

function perform(numbers: readonly number[]) {
  const editor = open();
  let at = 0;
  const choose: Choose = (list) => list[(numbers[at++] ?? 0) % list.length];
  while (at < numbers.length) {
    choose(deeds)?.(editor, choose);
    editor.look();
  }
  return editor;
}

const rows = fc.array(fc.nat(9999), { minLength: 5, maxLength: 90 });
/** Rows that once found a fault are tried every time. */
const kept: readonly (readonly number[])[] = [
  [0, 0, 0, 9030, 0, 4663, 0, 0, 0, 0, 0],
  [0, 3122, 0, 8491, 6313, 0, 0, 0, 0, 0],
];

test("undoing all gives the very bytes back, and doing all again the end, whatever was done on the canvas", () => {
  fc.assert(
    fc.property(rows, (numbers) => {
      const { document, look, stop } = perform(numbers);
      while (document.getState().future.length > 0) document.redo();
      const end = document.text();
      while (document.getState().past.length > 0) {
        document.undo();
        look();
      }
      expect(document.text()).toBe(start);
      while (document.getState().future.length > 0) {
        document.redo();
        look();
      }
      expect(document.text()).toBe(end);
      stop();
    }),
    { numRuns: 150, examples: kept.map((row) => [[...row]]) },
  );
});

test("what is only looked at changes no byte", () => {
  const { document, session, stage, look } = open();
  session.enter("clip");
  look();
  session.select(["clip/video"]);
  stage.mark(["clip/$state"]);
  session.enter("");
  session.unfold("clip", true);
  look();
  session.unfold("clip", false);
  look();
  expect(document.text()).toBe(start);
  expect(document.getState().past).toEqual([]);
});

test("undo brings back what was selected before, in the graph where it was; redo what was selected behind it", () => {
  const remove = canvasCommands.find(({ id }) => id === "edit.remove");
  const editor = open();
  expect(remove).toBeDefined();
  editor.session.enter("clip");
  editor.look();
  editor.session.select(["clip/video", "clip/judge"]);
  remove?.run(editor);
  editor.look();
  editor.session.enter("");
  editor.look();
  editor.document.undo();
  expect(editor.session.getState().scope).toBe("clip");
  expect([...editor.session.getState().selected]).toEqual(["clip/video", "clip/judge"]);
  editor.document.redo();
  expect([...editor.session.getState().selected]).toEqual([]);
});
