import { Maximize2 } from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import type { Editor } from "../../session/editor.ts";
import { insideOf } from "../unfold/inside.ts";
import { setUnfolded } from "../unfold/set-unfolded.ts";
import { cardsAround } from "../unfold/layers.ts";
import { chosenNodes, isGraph } from "./chosen.ts";
import { words } from "./words.ts";

/** The selected cards with something inside; or else the unfolded card around what is selected. */
function cards(editor: Editor): readonly string[] {
  const chosen = chosenNodes(editor);
  const own = chosen.flatMap((node) =>
    node.type === "card" && insideOf(node.data.spec, node.id) !== undefined ? [node.id] : [],
  );
  if (own.length > 0) return own;
  const { drawn } = editor.stage.getState();
  return chosen.flatMap(({ id }) => cardsAround(drawn, id).slice(0, 1)).slice(0, 1);
}

export const unfoldCommands: readonly Command[] = [
  defineCommand({
    id: "node.unfold",
    title: () => words.now().unfoldOrFold,
    icon: Maximize2,
    keys: ["E"],
    isEnabled: (editor) => isGraph(editor) && cards(editor).length > 0,
    run(editor) {
      const paths = cards(editor);
      const { unfolded } = editor.session.getState();
      setUnfolded(
        editor,
        paths,
        paths.some((path) => !unfolded.has(path)),
      );
    },
  }),
];
