import styles from "./history.module.css";
import { words } from "./words.ts";

const most = 40;

/** Changes in words, one a line. */
export function ChangeList({ changes }: { readonly changes: readonly string[] }) {
  const text = words.use();
  return (
    <ul className={styles["changes"]}>
      {changes.slice(0, most).map((change) => (
        <li key={change}>{change}</li>
      ))}
      {changes.length > most && <li>{text.moreChanges(changes.length - most)}</li>}
    </ul>
  );
}
