import { Hand, Map, Maximize, Minus, MousePointer2, Plus, Scan, Search as Magnifier } from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import { words as canvasWords } from "../words.ts";
import { chosenNodes, isGraph } from "./chosen.ts";
import { words } from "./words.ts";

/** The view and the two tools. */
export const viewCommands: readonly Command[] = [
  defineCommand({
    id: "view.fit",
    title: () => canvasWords.now().fit,
    icon: Maximize,
    keys: ["Shift+1"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.camera.fit(),
  }),
  defineCommand({
    id: "view.fitChosen",
    title: () => words.now().fitChosen,
    icon: Scan,
    keys: ["F"],
    isEnabled: isGraph,
    run(editor) {
      const ids = chosenNodes(editor).map(({ id }) => id);
      editor.stage.camera.fit(ids.length > 0 ? ids : undefined);
    },
  }),
  defineCommand({
    id: "view.zoomIn",
    title: () => canvasWords.now().zoomIn,
    icon: Plus,
    keys: ["Mod+=", "Mod++"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.camera.zoom(1.25),
  }),
  defineCommand({
    id: "view.zoomOut",
    title: () => canvasWords.now().zoomOut,
    icon: Minus,
    keys: ["Mod+-"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.camera.zoom(0.8),
  }),
  defineCommand({
    id: "view.actualSize",
    title: () => canvasWords.now().actualSize,
    icon: Magnifier,
    keys: ["Mod+0"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.camera.actualSize(),
  }),
  defineCommand({
    id: "view.minimap",
    title: () => canvasWords.now().minimap,
    icon: Map,
    keys: ["M"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.setState(({ minimap }) => ({ minimap: !minimap })),
  }),
  defineCommand({
    id: "tool.select",
    title: () => canvasWords.now().selectTool,
    icon: MousePointer2,
    keys: ["V"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.setState({ tool: "select" }),
  }),
  defineCommand({
    id: "tool.hand",
    title: () => canvasWords.now().handTool,
    icon: Hand,
    keys: ["H"],
    isEnabled: isGraph,
    run: ({ stage }) => stage.setState({ tool: "hand" }),
  }),
];
