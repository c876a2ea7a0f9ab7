import { CircleStop } from "lucide-react";
import { useState } from "react";
import { ask } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import { useEditor, useRun } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { told } from "./go-on.ts";
import { jobsOutside } from "./jobs-outside.ts";
import styles from "./plan-sheet.module.css";
import { words } from "./words.ts";

/** Stopping a run for good, with what happens to the jobs that vendors work on said before. */
export function StopDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const text = words.use();
  const jobs = useRun(({ track }) => jobsOutside(track));
  const [busy, setBusy] = useState(false);
  const stop = async () => {
    setBusy(true);
    const { id } = editor.run.getState();
    await told(editor, async () => {
      if (id === undefined) return;
      await ask(`/api/runs/${id}/cancel`, { method: "POST", body: {} });
      editor.run.setState({ status: "cancelled" });
      await queries.invalidateQueries({ queryKey: ["runs"] });
    });
    onClose();
  };
  return (
    <Dialog title={text.stopTitle} onClose={onClose}>
      <div className={styles["sheet"]}>
        <p className={styles["text"]}>{text.stopText}</p>
        <p className={styles["hint"]}>{text.stopJobs(jobs)}</p>
        <footer className={styles["foot"]}>
          <Button look="quiet" onClick={onClose}>
            {text.keepGoing}
          </Button>
          <Button look="danger" icon={CircleStop} disabled={busy} onClick={() => void stop()}>
            {text.stop}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
