import type { Question } from "@reelgraph/engine";
import { MonitorPlay } from "lucide-react";
import { useEditor } from "../../session/editor.ts";
import { Button } from "../../ui/button.tsx";
import styles from "../plan-sheet.module.css";
import { Asked } from "./asked.tsx";
import { words } from "./words.ts";

/** What is to be rated, and the way to the room where that is done. */
export function RatingAsked({ question, onDone }: { readonly question: Question; readonly onDone: () => void }) {
  const { session } = useEditor();
  const text = words.use();
  return (
    <>
      <p className={styles["text"]}>{question.ask}</p>
      <Asked question={question} />
      <p className={styles["hint"]}>{text.rateText}</p>
      <footer className={styles["foot"]}>
        <Button
          look="primary"
          icon={MonitorPlay}
          onClick={() => {
            onDone();
            session.show({ view: "screening" });
          }}
        >
          {text.room}
        </Button>
      </footer>
    </>
  );
}
