import { useEditor } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { fixWords as words } from "./fix-words.ts";
import { fixesOf, type Found } from "./fixes.ts";
import styles from "./problem.module.css";

/** What may put a problem right, as buttons: "Set to 8 s", "Add key", "Retry this item", "Continue without it". */
export function ProblemFixes({ most = 4, ...found }: Found & { readonly most?: number }) {
  const editor = useEditor();
  const text = words.use();
  const fixes = fixesOf(found, editor).slice(0, most);
  if (fixes.length === 0) return null;
  return (
    <div className={styles["fixes"]} role="group" aria-label={text.actions}>
      {fixes.map(({ id, title, icon, run }, at) => (
        <Button
          key={id}
          look={at === 0 && id !== "fix.show" ? "danger" : "plain"}
          {...(icon ? { icon } : {})}
          onClick={() => run(editor)}
        >
          {title()}
        </Button>
      ))}
    </div>
  );
}
