import { writeKeys } from "../commands/keys.ts";
import { useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import { screeningCommands } from "./commands.ts";
import styles from "./key-sheet.module.css";
import { words } from "./words.ts";

/** The keys of the room. */
export function KeySheet() {
  const { session } = useEditor();
  const text = words.use();
  const open = useSession((state) => state.dialog === "screening.keys");
  if (!open) return null;
  return (
    <Dialog title={text.keySheet} onClose={() => session.openDialog(undefined)}>
      <dl className={styles["keys"]}>
        {screeningCommands.map(({ id, title, keys = [] }) => (
          <div key={id}>
            <dt>{title()}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{writeKeys(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
