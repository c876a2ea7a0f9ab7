import { setParameter, setSetting, type Problem } from "@reelgraph/engine";
import { ArrowRight, Coins, KeyRound, RotateCcw, Settings, SkipForward, Trash2, UserRound, Wand } from "lucide-react";
import { defineCommand, type Command } from "../commands/command.ts";
import { nodeAt } from "../canvas/node-at.ts";
import { placeInFile } from "../canvas/place-in-file.ts";
import type { Editor } from "../session/editor.ts";
import { fixWords as words } from "./fix-words.ts";
import { goOn, runAgain } from "./go-on.ts";
import { openSettings } from "../settings/settings-store.ts";
import { showUnit } from "./show-unit.ts";
import { placeOfProblem, type ProblemPlace } from "./problem-place.ts";

/** A problem with where it came from. */
export interface Found {
  readonly problem: Problem;
  /** Place of the unit that it befell: `clip[noir, 2]`; "" the run as a whole. Absent: it is wrong in the file. */
  readonly unit?: string;
}

/** What may put one kind of problem right; nothing where it doesn't apply. */
type Rule = (found: Found, editor: Editor) => Command | undefined;

const retry: Rule = ({ unit }) =>
  unit === undefined
    ? undefined
    : fix(
        "retry",
        () => words.now().retry(unit),
        RotateCcw,
        (editor) => void runAgain(editor),
      );

const without: Rule = ({ unit = "" }, { document }) => {
  const node = nodeOf(unit);
  if (node === unit || !has(document, node)) return undefined;
  return fix(
    "without",
    () => words.now().without,
    SkipForward,
    (editor) => {
      const refused = editor.document.apply(words.now().withoutStep(node), (file) =>
        setSetting(file, node, "onItemError", "drop"),
      );
      if (!refused) void runAgain(editor);
    },
  );
};

/** What no input or parameter is named for goes; what was meant stands in the problem's hint. */
const remove: Rule = (found, { document }) => {
  const { node, field } = placeOfFound(found) ?? {};
  if (node === undefined || field === undefined || !has(document, node)) return undefined;
  return fix(
    "remove",
    () => words.now().remove(field),
    Trash2,
    (editor) =>
      void editor.document.apply(words.now().removeStep(node, field), (file) =>
        setParameter(file, node, field, undefined),
      ),
  );
};

const addKey: Rule = ({ problem }) => {
  const [, secret] = /secret "([^"]+)"/.exec(problem.message) ?? [];
  return fix(
    "key",
    () => words.now().addKey,
    KeyRound,
    () => openSettings(secret),
  );
};
const configure: Rule = () =>
  fix(
    "settings",
    () => words.now().openSettings,
    Settings,
    () => openSettings(),
  );
const raise: Rule = ({ unit }) =>
  unit === undefined
    ? fix(
        "cap",
        () => words.now().setCap,
        Coins,
        ({ session }) => session.openDialog("run.plan"),
      )
    : fix(
        "raise",
        () => words.now().raise,
        Coins,
        ({ session }) => session.openDialog("run.raise"),
      );
const answer: Rule = ({ unit = "" }) =>
  unit === ""
    ? undefined
    : fix(
        "answer",
        () => words.now().answer,
        UserRound,
        (editor) => {
          showUnit(editor, nodeOf(unit), unit);
          editor.session.openDialog("run.answer");
        },
      );
const carryOn: Rule = () =>
  fix(
    "resume",
    () => words.now().goOn,
    RotateCcw,
    (editor) => void goOn(editor),
  );

/** More for this run helps where its own budget is reached; a day's begins anew by itself. */
const lift: Rule = (found, editor) =>
  /^The (day|account's day|key's) budget/.test(found.problem.message) ? carryOn(found, editor) : raise(found, editor);

/** What helps against which problem, by its code; the first is the best. What is not here can be shown and tried again. */
const table: Readonly<Record<string, readonly Rule[]>> = {
  "unknown-port": [remove],
  "missing-secret": [addKey, retry],
  "vendor-auth": [addKey, retry],
  "llm-auth": [addKey, retry],
  "llm-not-configured": [configure],
  "moderation-not-configured": [configure],
  "judge-unavailable": [configure, retry],
  "vendor-quota": [retry, without],
  "over-budget": [raise],
  "budget-required": [raise],
  "budget-reached": [lift],
  "price-unknown": [raise],
  "needs-person": [answer],
  "outcome-unknown": [answer],
  "job-timeout": [carryOn],
  "download-failed": [carryOn],
  "storage-failed": [carryOn],
  "untrusted-certificate": [carryOn],
  moderated: [retry, without],
};

/** Everything that may put a problem right, the best first, as commands; showing where it is comes last. */
export function fixesOf(found: Found, editor: Editor): readonly Command[] {
  const rules = table[found.problem.code] ?? [retry, without];
  return [mend, ...rules, show].flatMap((rule) => rule(found, editor) ?? []);
}

/** The value that the problem itself says would be right: "Shorten to 8 s". */
const mend: Rule = (found, { document }) => {
  const { problem, unit } = found;
  const place = placeOfFound(found);
  if (!problem.mend || !place || !has(document, place.node)) return undefined;
  const { parameter, value } = problem.mend;
  const { node } = place;
  return fix(
    "mend",
    () => words.now().mend(parameter, value),
    Wand,
    (editor) => {
      const refused = editor.document.apply(words.now().mendStep(node, parameter), (file) =>
        setParameter(file, node, parameter, value),
      );
      if (!refused && unit !== undefined) void runAgain(editor);
    },
  );
};

const show: Rule = (found, { document }) => {
  const { unit = "" } = found;
  const place = placeOfFound(found);
  if (!place || !has(document, placeInFile(document.getState().pipeline, place.node))) return undefined;
  return fix(
    "show",
    () => words.now().show,
    ArrowRight,
    (editor) => {
      const { session } = editor;
      if (unit === "") session.showField(place.node, place.field);
      else showUnit(editor, place.node, unit);
      session.show({ view: "graph", inspector: true });
    },
  );
};

function fix(id: string, title: () => string, icon: NonNullable<Command["icon"]>, run: Command["run"]): Command {
  return defineCommand({ id: `fix.${id}`, title, icon, run });
}

/** `clip/video[noir, 2]` is a unit of `clip/video`; a unit without an item has its node's name. */
const nodeOf = (unit: string): string => unit.replace(/\[.*$/s, "");

/** Whether the file still has a node by that path. */
const has = ({ getState }: Editor["document"], path: string): boolean =>
  nodeAt(getState().pipeline, path) !== undefined;

/** Which node a problem is about, by what it tells or by the unit that it befell. */
function placeOfFound({ problem, unit = "" }: Found): ProblemPlace | undefined {
  return placeOfProblem(problem) ?? (unit === "" ? undefined : { node: nodeOf(unit) });
}
