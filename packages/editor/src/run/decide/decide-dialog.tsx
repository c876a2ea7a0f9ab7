import { useRun, useSession } from "../../session/editor.ts";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "../plan-sheet.module.css";
import { Approval } from "./approval.tsx";
import { LostJob } from "./lost-job.tsx";
import { RatingAsked } from "./rating-asked.tsx";
import { words } from "./words.ts";

/** What a unit of the run asks a person; which unit, the session knows. */
export function DecideDialog({ onClose }: { readonly onClose: () => void }) {
  const text = words.use();
  const place = useSession((state) => state.unit) ?? "";
  const unit = useRun(({ run }) => run.units.get(place));
  // A run that was opened for this tells its units in a moment.
  const loading = useRun(({ track }) => track.length === 0);
  const question = unit?.state === "parked" ? unit.question : undefined;
  const lost = unit?.state === "parked" && question === undefined;
  const body = lost ? (
    <LostJob place={place} onDone={onClose} />
  ) : question?.kind === "approve" ? (
    <Approval place={place} question={question} onDone={onClose} />
  ) : question ? (
    <RatingAsked question={question} onDone={onClose} />
  ) : (
    <p className={styles["text"]}>{loading ? "…" : text.gone}</p>
  );
  return (
    <Dialog title={lost ? text.lostTitle : text.title} onClose={onClose}>
      <div className={styles["sheet"]}>{body}</div>
    </Dialog>
  );
}
