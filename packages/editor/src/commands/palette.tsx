import { Command } from "cmdk";
import { useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import { commands } from "./builtin.ts";
import { writeKeys } from "./keys.ts";
import styles from "./palette.module.css";
import { words } from "./words.ts";

/** All commands, to be found by name, each with its key. */
export function Palette() {
  const editor = useEditor();
  const open = useSession((state) => state.dialog === "palette");
  const text = words.use();
  if (!open) return null;
  const close = () => editor.session.openDialog(undefined);
  const possible = commands.filter(({ isEnabled }) => isEnabled?.(editor) ?? true);
  return (
    <Dialog title={text.palette} bare onClose={close}>
      <Command label={text.palette} className={styles["palette"]} loop>
        <Command.Input autoFocus placeholder={text.find} className={styles["input"]} />
        <Command.List className={styles["list"]}>
          <Command.Empty className={styles["empty"]}>{text.nothing}</Command.Empty>
          {possible.map(({ id, title, icon: Icon, keys: [key] = [], run }) => (
            <Command.Item
              key={id}
              value={`${title()} ${id}`}
              className={styles["item"]}
              onSelect={() => {
                close();
                run(editor);
              }}
            >
              {Icon && <Icon size={15} aria-hidden="true" />}
              <span>{title()}</span>
              {key !== undefined && <kbd>{writeKeys(key)}</kbd>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
