import { placeOf } from "@reelgraph/engine";
import {
  Camera,
  CirclePause,
  CircleStop,
  Coins,
  PanelBottom,
  Play,
  SkipForward,
  StepForward,
  UserRound,
  ListVideo,
} from "lucide-react";
import { defineCommand, type Command } from "../commands/command.ts";
import type { Editor } from "../session/editor.ts";
import { askToRun } from "./ask-to-run.ts";
import { goOn, told } from "./go-on.ts";
import { nextTake } from "./next-take.ts";
import { pauseRun } from "./pause.ts";
import { isGoing, isPausing, statusOf } from "./run-store.ts";
import { words } from "./words.ts";
import { showUnit } from "./show-unit.ts";

const idle = ({ run }: Editor): boolean => !isGoing(run.getState());
const selected = ({ session }: Editor): readonly string[] => [...session.getState().selected];
const hasSelection = (editor: Editor): boolean => idle(editor) && selected(editor).length > 0;
/** A node of the file itself: a run can't be aimed into a loop or a sub-pipeline. */
const one = (editor: Editor): boolean => {
  const [node, ...others] = selected(editor);
  return idle(editor) && node !== undefined && others.length === 0 && !node.includes("/");
};
const status = ({ run }: Editor) => statusOf(run.getState());

/** Starting, holding and going on with runs. */
export const runCommands: readonly Command[] = [
  defineCommand({
    id: "run.all",
    title: () => words.now().runAll,
    icon: Play,
    keys: ["Mod+Enter"],
    isEnabled: idle,
    run: (editor) => void askToRun(editor),
  }),
  defineCommand({
    id: "run.to",
    title: () => words.now().runTo,
    icon: StepForward,
    keys: ["Alt+Enter"],
    isEnabled: one,
    run: (editor) => void askToRun(editor, { to: selected(editor) }),
  }),
  defineCommand({
    id: "run.from",
    title: () => words.now().runFrom,
    icon: SkipForward,
    keys: ["Mod+Shift+Enter"],
    isEnabled: one,
    run: (editor) => void askToRun(editor, { from: selected(editor) }),
  }),
  defineCommand({
    id: "run.selected",
    title: () => words.now().runSelected,
    icon: ListVideo,
    keys: ["Mod+Alt+Enter"],
    isEnabled: hasSelection,
    run: (editor) => void askToRun(editor, { to: selected(editor) }),
  }),
  defineCommand({
    id: "run.take",
    title: () => words.now().oneMoreTake,
    icon: Camera,
    keys: ["Alt+T"],
    isEnabled: one,
    run: (editor) => void oneMoreTake(editor),
  }),
  defineCommand({
    id: "run.pause",
    title: () => words.now().pause,
    icon: CirclePause,
    keys: ["Alt+P"],
    isEnabled: (editor) => status(editor) === "running" && !isPausing(editor.run.getState()),
    run: (editor) => void told(editor, () => pauseRun(editor)),
  }),
  defineCommand({
    id: "run.cancel",
    title: () => words.now().cancel,
    icon: CircleStop,
    keys: ["Mod+."],
    isEnabled: (editor) => !idle(editor) || status(editor) === "paused" || status(editor) === "interrupted",
    run: ({ session }) => session.openDialog("run.stop"),
  }),
  defineCommand({
    id: "run.resume",
    title: () => words.now().resume,
    icon: Play,
    keys: ["Alt+R"],
    isEnabled: (editor) => ["paused", "interrupted", "failed", "cancelled"].includes(status(editor) ?? ""),
    run: (editor) => void goOn(editor),
  }),
  defineCommand({
    id: "run.raise",
    title: () => words.now().raise,
    icon: Coins,
    keys: ["Alt+B"],
    isEnabled: (editor) => status(editor) === "paused",
    run: ({ session }) => session.openDialog("run.raise"),
  }),
  defineCommand({
    id: "run.decide",
    title: () => words.now().decide,
    icon: UserRound,
    keys: ["Alt+A"],
    isEnabled: (editor) => parkedUnit(editor) !== undefined,
    run: (editor) => decide(editor),
  }),
  defineCommand({
    id: "run.panel",
    title: () => words.now().panel,
    icon: PanelBottom,
    keys: ["Mod+J"],
    run: ({ session }) => session.openRunPanel(session.getState().runPanel === undefined ? "timeline" : undefined),
  }),
];

/** The first unit that only a person can let go on. */
const parkedUnit = ({ run }: Editor) =>
  run
    .getState()
    .run.units.values()
    .find(({ state }) => state === "parked");

function decide(editor: Editor): void {
  const unit = parkedUnit(editor);
  if (!unit) return;
  showUnit(editor, unit.node, placeOf(unit));
  editor.session.openDialog("run.answer");
}

async function oneMoreTake(editor: Editor): Promise<void> {
  const [node] = selected(editor);
  if (node === undefined) return;
  const { file } = editor.document.getState();
  const take = await nextTake(file, node).catch(() => 2);
  await askToRun(editor, { takes: { [node]: take }, to: [node] });
}
