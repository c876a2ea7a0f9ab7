import { useState } from "react";
import { ask } from "../../api/client.ts";
import { useEditor } from "../../session/editor.ts";
import { Button } from "../../ui/button.tsx";
import { resumeRun, told } from "../go-on.ts";
import styles from "../plan-sheet.module.css";
import decide from "./decide.module.css";
import { words } from "./words.ts";

type Found = { readonly as: "lost" | "charged" } | { readonly job: string };

/** A submission whose answer got lost: only who looks at the vendor's own list can say what became of it. */
export function LostJob({ place, onDone }: { readonly place: string; readonly onDone: () => void }) {
  const editor = useEditor();
  const text = words.use();
  const [job, setJob] = useState("");
  const say = async (found: Found) => {
    onDone();
    await told(editor, async () => {
      const { id } = editor.run.getState();
      await ask(`/api/runs/${id}/resolve`, { method: "POST", body: { unit: place, ...found } });
      await resumeRun(editor);
    });
  };
  return (
    <>
      <p className={styles["text"]}>{text.lostText}</p>
      <div className={decide["ways"]}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void say({ job: job.trim() });
          }}
        >
          <label htmlFor="lost-job">{text.taken}</label>
          <input id="lost-job" value={job} placeholder={text.jobId} onChange={(event) => setJob(event.target.value)} />
          <Button type="submit" look="primary" disabled={job.trim() === ""}>
            {text.follow}
          </Button>
        </form>
        <Button onClick={() => void say({ as: "lost" })}>{text.notTaken}</Button>
        <Button onClick={() => void say({ as: "charged" })}>{text.charged}</Button>
      </div>
    </>
  );
}
