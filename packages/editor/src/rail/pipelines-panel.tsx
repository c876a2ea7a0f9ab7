import { House, Workflow } from "lucide-react";
import { Link } from "wouter";
import { usePipelines } from "../api/queries.ts";
import { useDocument } from "../session/editor.ts";
import styles from "./rail.module.css";
import { words } from "./words.ts";

/** The pipelines of the server's folder. */
export function PipelinesPanel() {
  const { data: list = [] } = usePipelines();
  const open = useDocument((state) => state.file);
  const text = words.use();
  return (
    <ul className={styles["list"]}>
      <li>
        <Link href="/" className={styles["row"]}>
          <House size={14} aria-hidden="true" />
          <span>{text.home}</span>
        </Link>
      </li>
      {list.map(({ file, name, app }) => (
        <li key={file}>
          <Link href={`/p/${file}`} className={styles["row"]} aria-current={file === open}>
            <Workflow size={14} aria-hidden="true" />
            {/* The words of whoever wrote the file. */}
            <span title={file} translate="no">
              {name ?? file}
            </span>
            {app && <small>{text.published}</small>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
