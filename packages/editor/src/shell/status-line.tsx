import { useDocument } from "../session/editor.ts";
import styles from "./shell.module.css";
import { words } from "./words.ts";

export function StatusLine() {
  const file = useDocument((state) => state.file);
  const count = useDocument((state) => Object.keys(state.pipeline.nodes).length);
  const text = words.use();
  return (
    <footer className={styles["status"]}>
      <span>{text.nodes(count)}</span>
      <span>{file}</span>
    </footer>
  );
}
