import { type Problem } from "@reelgraph/engine";
import { useState } from "react";
import { useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./document.module.css";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** The file as it is saved, to be read, copied and edited. */
export function TextDialog() {
  const { session } = useEditor();
  const open = useSession((state) => state.dialog === "text");
  const text = words.use();
  if (!open) return null;
  return (
    <Dialog title={text.textView} wide onClose={() => session.openDialog(undefined)}>
      <TextView />
    </Dialog>
  );
}

function TextView() {
  const { document } = useEditor();
  const [typed, setTyped] = useState(() => document.text());
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const text = words.use();
  const said = useSaid();
  return (
    <div className={styles["text"]}>
      <p>{text.textHint}</p>
      <textarea
        aria-label={text.textView}
        aria-invalid={problems.length > 0}
        spellCheck={false}
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value);
          setProblems(document.take(text.editText, value));
        }}
      />
      {problems.length > 0 && (
        <div role="alert">
          <p>{text.textWrong}</p>
          <ul>
            {problems.slice(0, 5).map(({ message, line, column, at }) => (
              <li key={`${at} ${message}`}>
                {line === undefined ? at : `${line}:${column}`} {said(message)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
