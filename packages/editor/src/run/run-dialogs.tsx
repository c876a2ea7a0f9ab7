import { lazy, Suspense } from "react";
import { useEditor, usePlan, useSession } from "../session/editor.ts";

const PlanSheet = lazy(() => import("./plan-sheet.tsx").then((part) => ({ default: part.PlanSheet })));
const RaiseDialog = lazy(() => import("./raise-dialog.tsx").then((part) => ({ default: part.RaiseDialog })));
const StopDialog = lazy(() => import("./stop-dialog.tsx").then((part) => ({ default: part.StopDialog })));
const DecideDialog = lazy(() => import("./decide/decide-dialog.tsx").then((part) => ({ default: part.DecideDialog })));

const all = {};

/** The dialogs about runs, one at a time, each loaded when it is first wanted. */
export function RunDialogs() {
  const { session } = useEditor();
  const dialog = useSession((state) => state.dialog);
  const asked = usePlan((state) => state.asked) ?? all;
  const onClose = () => session.openDialog(undefined);
  return (
    <Suspense>
      {dialog === "run.plan" && <PlanSheet choices={asked} onClose={onClose} />}
      {dialog === "run.raise" && <RaiseDialog onClose={onClose} />}
      {dialog === "run.stop" && <StopDialog onClose={onClose} />}
      {dialog === "run.answer" && <DecideDialog onClose={onClose} />}
    </Suspense>
  );
}
