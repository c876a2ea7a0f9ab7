import { commands } from "../commands/builtin.ts";
import { writeKeys } from "../commands/keys.ts";
import { useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./rail.module.css";
import { words } from "./words.ts";

/** All commands with their keys. */
export function KeysDialog() {
  const { session } = useEditor();
  const open = useSession((state) => state.dialog === "keys");
  const text = words.use();
  if (!open) return null;
  return (
    <Dialog title={text.keys} wide onClose={() => session.openDialog(undefined)}>
      <ul className={styles["keys"]} tabIndex={0} aria-label={text.keys}>
        {commands.map(({ id, title, keys = [] }) => (
          <li key={id}>
            {title()}
            <span>
              {keys.map((key) => (
                <kbd key={key}>{writeKeys(key)}</kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
