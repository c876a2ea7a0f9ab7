import { selectionCommands } from "../canvas/selection-commands.ts";
import { writeKeys } from "../commands/keys.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import styles from "./inspector.module.css";
import { words } from "./words.ts";

/** Several nodes are selected: how many, and what can be done with them all, also where they are too small for a bar. */
export function Several() {
  const editor = useEditor();
  const selected = useSession((state) => state.selected);
  // What can be done depends on the file, too.
  const isReadOnly = useDocument((state) => state.isReadOnly);
  useDocument((state) => state.pipeline);
  const text = words.use();
  return (
    <>
      <p className={styles["blank"]}>{text.several(selected.size)}</p>
      {!isReadOnly && (
        <ul className={styles["acts"]}>
          {selectionCommands(editor).map(({ id, title, icon: Icon, keys: [key] = [], run }) => (
            <li key={id}>
              <button type="button" onClick={() => run(editor)}>
                {Icon && <Icon size={15} aria-hidden="true" />}
                <span>{title()}</span>
                {key !== undefined && <kbd>{writeKeys(key)}</kbd>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
