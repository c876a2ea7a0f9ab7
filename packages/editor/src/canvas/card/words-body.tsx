import { valuesOf } from "../../run/given.ts";
import styles from "./words-body.module.css";
import { useShown } from "./shown.ts";

const lines = 3;

/** The text that was written, or the first lines of a list with their keys. */
export function WordsBody({ path }: { readonly path: string }) {
  const unit = useShown(path)?.unit;
  const values = unit ? valuesOf(unit).filter(({ value }) => typeof value === "string") : [];
  const [first] = values;
  if (!first) return <div className={styles["words"]} data-empty="true" />;
  const list = values.filter(({ port, key }) => port === first.port && key !== "");
  if (list.length > 0) {
    return (
      <ul className={styles["words"]} data-list="true">
        {list.slice(0, lines).map(({ key, value }) => (
          <li key={key}>
            <b>{key}</b> {String(value)}
          </li>
        ))}
      </ul>
    );
  }
  return <p className={styles["words"]}>{String(first.value)}</p>;
}
