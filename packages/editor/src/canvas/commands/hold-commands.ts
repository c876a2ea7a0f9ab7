import { combine, setSetting, type NodeSpec, type Pipeline } from "@reelgraph/engine";
import { Ban, Pin } from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import type { Editor } from "../../session/editor.ts";
import type { CardNode } from "../graph/model.ts";
import { splitPath } from "../scope.ts";
import { insideOf } from "../unfold/inside.ts";
import { chosenNodes, hasChosen } from "./chosen.ts";
import { words } from "./words.ts";

const cards = (editor: Editor): readonly CardNode[] => chosenNodes(editor).filter((node) => node.type === "card");

/** Passing nodes over, and holding on to what they gave. */
export const holdCommands: readonly Command[] = [
  defineCommand({
    id: "node.bypass",
    title: () => words.now().bypass,
    icon: Ban,
    keys: ["B"],
    isEnabled: hasChosen,
    run(editor) {
      const nodes = cards(editor);
      const off = nodes.every(({ data }) => data.spec.bypass === true);
      editor.document.apply(off ? words.now().bypassOff : words.now().bypassOn, (file) =>
        combine(
          file,
          nodes.map(
            ({ id }) =>
              (before: Pipeline) =>
                setSetting(before, id, "bypass", off ? undefined : true),
          ),
        ),
      );
    },
  }),
  defineCommand({
    id: "node.pin",
    title: () => words.now().pin,
    icon: Pin,
    keys: ["P"],
    isEnabled: hasChosen,
    run(editor) {
      const nodes = cards(editor);
      const off = nodes.every(isPinned);
      const pins = nodes.map((node) => [node.id, off ? undefined : pinFor(editor, node)] as const);
      const [first] = nodes;
      if (first && !off && pins.every(([, pin]) => pin === undefined)) return editor.stage.put("said", whyNoPin(first));
      editor.document.apply(off ? words.now().pinOff : words.now().pinOn, (file) =>
        combine(
          file,
          pins
            .filter(([, pin]) => off || pin !== undefined)
            .map(
              ([path, pin]) =>
                (before: Pipeline) =>
                  setSetting(before, path, "pin", pin),
            ),
        ),
      );
    },
  }),
];

const isPinned = ({ data }: CardNode): boolean => data.spec.pin !== undefined;

/** The keys of what a node gave in the run that is shown: one, or one for each item. Undefined where nothing was kept. */
function pinFor({ run }: Editor, { data }: CardNode): NodeSpec["pin"] {
  if (data.info?.keeps === false) return undefined;
  const units = run.getState().nodes.get(data.run)?.units ?? [];
  const kept = units.flatMap(({ item, key, state }) =>
    key !== undefined && (state === "finished" || state === "cached") ? [[item.join(", "), key] as const] : [],
  );
  const [first] = kept;
  if (!first) return undefined;
  return kept.length === 1 && first[0] === "" ? first[1] : Object.fromEntries(kept);
}

/** Why a node has nothing that could be pinned: what it is keeps nothing, or it hasn't run yet. */
function whyNoPin({ id, data: { info, spec } }: CardNode): string {
  const text = words.now();
  if (info?.keeps !== false) return text.noResultYet(splitPath(id).id);
  if (insideOf(spec, id) !== undefined || info.yields) return text.pinInside;
  return info.purity === "effect" ? text.pinEffect : text.pinAnew;
}
