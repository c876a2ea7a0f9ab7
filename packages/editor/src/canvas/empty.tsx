import { Plus } from "lucide-react";
import { commands } from "../commands/builtin.ts";
import { writeKeys } from "../commands/keys.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import styles from "./empty.module.css";
import { words } from "./words.ts";

/** What to do with a canvas on which nothing stands. */
export function Empty() {
  const editor = useEditor();
  const isReadOnly = useDocument((state) => state.isReadOnly);
  const text = words.use();
  if (isReadOnly) return null;
  return (
    <div className={styles["empty"]}>
      <b>{text.emptyCanvas}</b>
      <p>{text.emptyWays(writeKeys("N"))}</p>
      <Button look="plain" icon={Plus} onClick={() => commands.find(({ id }) => id === "graph.add")?.run(editor)}>
        {text.addFirst}
      </Button>
    </div>
  );
}
