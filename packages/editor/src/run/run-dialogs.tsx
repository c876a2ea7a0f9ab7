import { useEditor, usePlan, useSession } from "../session/editor.ts";
import { DecideDialog } from "./decide/decide-dialog.tsx";
import { PlanSheet } from "./plan-sheet.tsx";
import { RaiseDialog } from "./raise-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";

const all = {};

/** The dialogs about runs, one at a time. */
export function RunDialogs() {
  const { session } = useEditor();
  const dialog = useSession((state) => state.dialog);
  const asked = usePlan((state) => state.asked) ?? all;
  const onClose = () => session.openDialog(undefined);
  if (dialog === "run.plan") return <PlanSheet choices={asked} onClose={onClose} />;
  if (dialog === "run.raise") return <RaiseDialog onClose={onClose} />;
  if (dialog === "run.stop") return <StopDialog onClose={onClose} />;
  if (dialog === "run.answer") return <DecideDialog onClose={onClose} />;
  return null;
}
