import type { Question } from "@reelgraph/engine";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { useEditor } from "../../session/editor.ts";
import { Button } from "../../ui/button.tsx";
import { told } from "../go-on.ts";
import styles from "../plan-sheet.module.css";
import { Asked } from "./asked.tsx";
import { sendAnswer } from "./send-answer.ts";
import { words } from "./words.ts";

/** Yes or no, with what it is about to look at. */
export function Approval({
  place,
  question,
  onDone,
}: {
  readonly place: string;
  readonly question: Question;
  readonly onDone: () => void;
}) {
  const editor = useEditor();
  const text = words.use();
  const [note, setNote] = useState("");
  const answer = async (approved: boolean) => {
    onDone();
    await told(editor, () => sendAnswer(editor, { unit: place, approved, ...(note === "" ? {} : { note }) }));
  };
  return (
    <>
      <p className={styles["text"]}>{question.ask}</p>
      <Asked question={question} />
      <div className={styles["inputs"]}>
        <label>
          {text.note}
          <textarea rows={1} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      </div>
      <footer className={styles["foot"]}>
        <Button icon={X} onClick={() => void answer(false)}>
          {text.decline}
        </Button>
        <Button look="primary" icon={Check} onClick={() => void answer(true)}>
          {text.approve}
        </Button>
      </footer>
    </>
  );
}
