import { useDocument, useEditor } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { fixWords as words } from "./fix-words.ts";
import { fixesOf, type Found } from "./fixes.ts";
import styles from "./problem.module.css";

interface Fixing {
  /** How many buttons at most. */
  readonly most?: number;
  /** Called when one was pressed, before it does anything. */
  readonly onFix?: (() => void) | undefined;
}

/** What may put a problem right, as buttons: "Set to 8 s", "Add key", "Retry this item", "Continue without it". */
export function ProblemFixes({ most = 4, onFix, ...found }: Found & Fixing) {
  const editor = useEditor();
  const text = words.use();
  // Of a past run nothing can be put right any more: it can be shown where it was.
  const isReadOnly = useDocument((state) => state.isReadOnly);
  const all = fixesOf(found, editor);
  const fixes = isReadOnly ? all.filter(({ id }) => id === "fix.show") : all.slice(0, most);
  if (fixes.length === 0) return null;
  return (
    <div className={styles["fixes"]} role="group" aria-label={text.actions}>
      {fixes.map(({ id, title, icon, run }, at) => (
        <Button
          key={id}
          look={at === 0 && id !== "fix.show" ? "danger" : "plain"}
          {...(icon ? { icon } : {})}
          onClick={() => {
            onFix?.();
            run(editor);
          }}
        >
          {title()}
        </Button>
      ))}
    </div>
  );
}
